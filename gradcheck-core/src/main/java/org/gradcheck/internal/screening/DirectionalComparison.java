package org.gradcheck.internal.screening;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gradcheck.internal.differentiation.DirectionalDifferentiator;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.internal.differentiation.KinkSignal;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;

/**
 * Comparison of the gradient with the cost along random directions, in each of which all parameters of a range are
 * displaced at once.
 *
 * <p>The component of an entry is a random part, between one half and all, of the largest displacement of its
 * parameter, with a random sign. The components are uneven, so that errors of two entries do not cancel by symmetry,
 * and so that the residuals of several directions identify a single wrong entry. The residual of a direction is the sum
 * of all errors of entries, each times its component.
 *
 * <p>Errors of several entries can cancel by chance. Let m be the largest of them in the unit of the cost, and t the
 * residual up to which a test does not disagree. Given all other entries, the contribution of the largest is drawn from
 * two intervals of total length m, so the sum falls into the 2 t of agreement with a probability of at most 2 t / m; k
 * tests miss the error with at most (2 t / m)^k. Inward directions, which lead away from bounds, have one interval, so
 * the probability is at most (4 t / m)^k.
 */
final class DirectionalComparison {

    /**
     * Error bar, as a part of the expected size of the directional derivative, below which no smaller steps are taken. Chosen:
     * nine digits.
     */
    private static final double PRECISE_ALONG = 1e-9;

    /**
     * Error bar of the cost, as a part of the rounding error of the gradient and of an error bar whose tenfold is tolerated, below which no
     * larger steps are taken. Measured: an eighth takes 2 to 10 evaluations more for a right gradient of 50,000 to a million entries, and
     * states the same sensitivity.
     */
    private static final double PART_OF_ROUNDING = 0x1p-1;

    /**
     * The same as a part of the residual whose entry is sought. Formula: a test that knows its residual to 3e-5 leaves about one of 16,000
     * entries (its sign one half, its size 2 * 3e-5 of one half), so that two after the first one leave a single one of a million.
     */
    static final double DIGITS_OF_RESIDUAL = 1e-5;

    /**
     * Errors within their tolerances add up with random signs. By Hoeffding's inequality (1963), their sum exceeds this
     * many times the root of the sum of their squares with a probability of at most 2 exp(-18).
     */
    private static final double DEVIATIONS = 6;

    /**
     * Sensitivity that a test keeps at the smallest precise step, as a part of a typical entry. Chosen: well below that
     * of errors that matter, and high enough that only the kinks nearest to the point are crossed.
     */
    private static final double SENSITIVE = 1e-4;

    /**
     * Smallest error of a single entry that a test detects, in noise levels divided by the step. Formula: 60 error bars,
     * since components are a half or more, of 6.6 noise levels, as {@link DirectionalDifferentiator} extrapolates.
     */
    private static final double NOISE_OF_TEST = 400;

    /**
     * Step of a signal of kinks, in noise levels divided by the residual. Chosen: the bound of the noise of the signal,
     * 4.25 levels divided by the step, is a fortieth of the residual then.
     */
    private static final double NOISE_OF_SIGNAL = 170;

    /** Ratio of the steps to kinks. Chosen: a kink up to a quarter of the step keeps half of its change of slope. */
    static final double NEXT_STEP_TO_KINKS = 16;

    /** Largest further step to kinks. Formula: four times this step is the smallest of the first steps of a test. */
    private static final double LARGEST_STEP_TO_A_KINK = ParameterSpace.DIRECTION_STEP / 16;

    /** Seed of the direction along which kinks are sought. Chosen: any that no test takes. */
    private static final int KINK_SEED = -1;

    private final double[][] analytic;
    private final AnalyticRounding[] roundings;
    private final CheckOptions overrides;
    private final List<EntryRange> blocks;
    private final double[] largest;
    private final double unit;
    private final DirectionKind kind;
    private final BitSet held = new BitSet();
    private ParameterSpace space;
    private DirectionalDifferentiator differentiator;
    private double jitter;
    private int directions;

    DirectionalComparison(
            ParameterSpace space,
            List<double[]> analytic,
            CheckOptions overrides,
            DirectionalDifferentiator differentiator) {
        this.space = space;
        this.analytic = analytic.toArray(double[][]::new);
        this.roundings = analytic.stream().map(AnalyticRounding::in).toArray(AnalyticRounding[]::new);
        this.overrides = overrides;
        this.differentiator = differentiator;
        this.blocks = IntStream.range(0, this.analytic.length)
                .mapToObj(space::rangeOf)
                .toList();
        this.largest = IntStream.range(0, this.analytic.length)
                .mapToDouble(this::largest)
                .toArray();
        this.unit = unit();
        this.kind = DirectionKind.TWO_SIDED;
    }

    private DirectionalComparison(DirectionalComparison freely, DirectionKind kind) {
        this.space = freely.space;
        this.analytic = freely.analytic;
        this.roundings = freely.roundings;
        this.overrides = freely.overrides;
        this.blocks = freely.blocks;
        this.largest = freely.largest;
        this.unit = freely.unit;
        this.differentiator = freely.differentiator;
        this.jitter = freely.jitter;
        this.kind = kind;
    }

    /** Returns the comparison of other parameters, along another kind of directions. */
    DirectionalComparison along(DirectionKind other) {
        return new DirectionalComparison(this, other);
    }

    DirectionKind kind() {
        return kind;
    }

    /** Takes the same parameters, some more of which are separate. Earlier tests keep their directions. */
    void take(ParameterSpace other) {
        space = other;
    }

    /** Returns whether directions displace an entry as far as most others. */
    boolean displaces(int number) {
        return kind.displaces(space, number);
    }

    /**
     * Holds entries at the point in all further tests, since they were examined one by one. The directions begin anew:
     * the same ones again, without these entries.
     */
    void hold(Collection<Integer> examined) {
        examined.forEach(held::set);
        directions = 0;
    }

    /** Displaces entries again that were held. */
    void release(Collection<Integer> examined) {
        examined.forEach(held::clear);
    }

    /** Returns the numbers of the entries that are held. */
    BitSet held() {
        return (BitSet) held.clone();
    }

    /**
     * Returns the smallest step, as a part of a direction, at which the noise leaves a test precise enough.
     *
     * @param change the change of the cost with a typical entry that is displaced by its size
     */
    double smallestPreciseStep(double change) {
        return NOISE_OF_TEST * differentiator.noise().level() / (SENSITIVE * change);
    }

    /** Measures the noise once more, at much smaller steps, if kinks close to the point may have been taken for noise. */
    void removeKinksFromNoise() {
        differentiator = differentiator.withoutKinksInNoise(
                List.of(Direction.ofScreening(space, KINK_SEED), Direction.ofScreening(space, KINK_SEED - 1)), jitter);
    }

    /** Returns the change of slope by kinks of a range near the point; four evaluations. */
    KinkSignal kink(EntryRange range, double step) {
        return differentiator.kink(kind.direction(space, KINK_SEED).without(held), range, step);
    }

    /** Whether a kink close to the point explains the residual of a test. */
    enum KinkOnLine {
        NONE,
        POSSIBLE,
        /** The cost has no value on one of the sides. */
        UNKNOWN
    }

    /**
     * Returns whether a kink close to the point explains the residual of a test. A kink explains it only if the slopes
     * on the two sides differ by twice as much. Its signal is measured at the smallest step at which the noise allows it,
     * and at larger ones up to the steps of the test: four evaluations each.
     */
    KinkOnLine kinkOn(DirectionalTest test) {
        double residual = Math.abs(test.residual());
        double smallest = Math.min(
                ParameterSpace.DIRECTION_STEP / 4,
                NOISE_OF_SIGNAL * differentiator.noise().level() / residual);
        DoubleStream larger = DoubleStream.iterate(
                NEXT_STEP_TO_KINKS * smallest,
                step -> step <= LARGEST_STEP_TO_A_KINK,
                step -> NEXT_STEP_TO_KINKS * step);
        for (double step :
                DoubleStream.concat(DoubleStream.of(smallest), larger).toArray()) {
            KinkSignal signal = differentiator.kink(test.direction(), test.range(), step);
            if (Double.isNaN(signal.value())) {
                return KinkOnLine.UNKNOWN;
            }
            if (Math.abs(signal.value()) + signal.noise() > residual) {
                return KinkOnLine.POSSIBLE;
            }
        }
        return KinkOnLine.NONE;
    }

    /** Returns the first entry of a range that directions displace. */
    OptionalInt nextDisplaced(EntryRange range) {
        return IntStream.range(range.from(), range.to())
                .filter(number -> !held.get(number) && kind.displacement(space, number) != 0)
                .findFirst();
    }

    /** Returns a unit for the terms of a directional derivative, in which their squares neither overflow nor underflow. */
    private double unit() {
        double terms = Arrays.stream(largest).max().orElse(0);
        return terms >= Double.MIN_NORMAL && terms <= Double.MAX_VALUE ? terms : 1;
    }

    void measureNoise(double repeated) {
        jitter = repeated;
        differentiator = differentiator.withNoiseAlong(Direction.ofScreening(space, 0), jitter);
    }

    Noise noise() {
        return differentiator.noise();
    }

    /** Measures the noise at larger distances, which reveal rounded terms; returns whether the noise changes by it. */
    boolean remeasureRoundedTerms() {
        DirectionalDifferentiator before = differentiator;
        differentiator = before.withRoundedTerms();
        return differentiator != before;
    }

    int directions() {
        return directions;
    }

    EntryRange all() {
        return new EntryRange(0, space.size());
    }

    boolean hasSeveralBlocks(EntryRange range) {
        return blocks.stream().noneMatch(block -> block.contains(range));
    }

    /** Cuts a range in two: at the border of a block that is nearest to the middle, or at the middle of a single block. */
    List<EntryRange> parts(EntryRange range) {
        int middle = range.firstHalf().to();
        int cut = blocks.stream()
                .map(EntryRange::from)
                .filter(from -> range.from() < from && from < range.to())
                .min(Comparator.comparingInt(from -> Math.abs(from - middle)))
                .orElse(middle);
        return List.of(new EntryRange(range.from(), cut), new EntryRange(cut, range.to()));
    }

    /** Compares the gradient with the cost along a new direction, to about the rounding of the gradient where larger steps allow it. */
    DirectionalTest test(EntryRange range) {
        return test(range, 0);
    }

    /**
     * Compares the gradient with the cost along a new direction.
     *
     * @param residual the size of the residuals of earlier tests, of which the test needs a few digits; 0 if none is known
     */
    DirectionalTest test(EntryRange range, double residual) {
        Direction direction = nextDirection();
        double squares = 0;
        double squaredRounding = 0;
        double allowances = 0;
        double squaredAllowances = 0;
        for (int b = 0; b < blocks.size(); b++) {
            EntryRange block = blocks.get(b);
            EntryRange part = range.within(block);
            for (int number = part.from(); number < part.to(); number++) {
                double component = direction.component(number);
                double entry = component == 0 ? 0 : analytic[b][number - block.from()];
                squares += square(entry / unit * component);
                squaredRounding += square(roundings[b].of(
                                entry, component == 0 ? 0 : largest[b] / space.displacementWithoutBounds(number))
                        / unit
                        * component);
                double allowance = overrides.allowance(entry, entry).orElse(0) / unit * Math.abs(component);
                allowances += allowance;
                squaredAllowances += square(allowance);
            }
        }
        double rounding = unit * Math.sqrt(squaredRounding);
        double allowance =
                unit * (kind == DirectionKind.INWARDS ? allowances : DEVIATIONS * Math.sqrt(squaredAllowances));
        double finest = Math.max(
                PART_OF_ROUNDING * (rounding + allowance / ErrorBars.AGREEMENT), DIGITS_OF_RESIDUAL * residual);
        return new DirectionalTest(
                direction,
                range,
                rounding,
                allowance,
                differentiator.along(direction, range, PRECISE_ALONG * unit * Math.sqrt(squares), finest));
    }

    private static double square(double value) {
        return value * value;
    }

    private Direction nextDirection() {
        directions++;
        return kind.direction(space, directions).without(held);
    }

    /** Returns the largest change of the cost with an entry of a block that is displaced by its size. */
    private double largest(int block) {
        double[] entries = analytic[block];
        int first = blocks.get(block).from();
        double largest = 0;
        for (int i = 0; i < entries.length; i++) {
            boolean isKnown = Double.isFinite(entries[i]) && !space.isSeparate(first + i);
            largest =
                    Math.max(largest, isKnown ? Math.abs(entries[i]) * space.displacementWithoutBounds(first + i) : 0);
        }
        return largest;
    }
}
