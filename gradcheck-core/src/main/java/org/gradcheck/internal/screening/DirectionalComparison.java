package org.gradcheck.internal.screening;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gradcheck.internal.differentiation.DirectionalDifferentiator;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;

/**
 * Compares the gradient with the cost along random directions, in each of which all parameters of a range move at once.
 *
 * <p>An error of a single entry, times its component of half its reach or more, is in every look in full. Errors of several
 * entries can cancel. Whatever the others are, the largest of them, m in the unit of the cost, has a component that is
 * drawn from two intervals of a total length of m, so that the sum falls into the 2 t that a look overlooks with a
 * probability of at most 2 t / m; k looks overlook it with at most (2 t / m)^k. Directions away from bounds have one of these
 * intervals, so there it is (4 t / m)^k.
 */
public final class DirectionalComparison {

    /** An error bar below this part of what the directional derivative amounts to is as good as any. */
    private static final double SHARP = 1e-9;

    /**
     * Errors within their tolerances add up with random signs. By Hoeffding's inequality (1963), they exceed so many times the
     * root of the sum of their squares with a probability of 2 exp(-18).
     */
    private static final double DEVIATIONS = 6;

    private final ParameterSpace space;
    private final double[][] analytic;
    private final AnalyticRounding[] roundings;
    private final CheckOptions overrides;
    private final List<EntryRange> blocks;
    private final double[] largest;
    private final double unit;
    private final boolean isInwards;
    private DirectionalDifferentiator differentiator;
    private int directions;

    public DirectionalComparison(
            ParameterSpace space,
            List<double[]> analytic,
            CheckOptions overrides,
            DirectionalDifferentiator differentiator) {
        this.space = space;
        this.analytic = analytic.toArray(double[][]::new);
        this.roundings = analytic.stream().map(AnalyticRounding::in).toArray(AnalyticRounding[]::new);
        this.overrides = overrides;
        this.differentiator = differentiator;
        this.largest =
                analytic.stream().mapToDouble(DirectionalComparison::largest).toArray();
        this.blocks = IntStream.range(0, this.analytic.length)
                .mapToObj(space::rangeOf)
                .toList();
        this.unit = unit();
        this.isInwards = false;
    }

    private DirectionalComparison(DirectionalComparison freely) {
        this.space = freely.space;
        this.analytic = freely.analytic;
        this.roundings = freely.roundings;
        this.overrides = freely.overrides;
        this.blocks = freely.blocks;
        this.largest = freely.largest;
        this.unit = freely.unit;
        this.differentiator = freely.differentiator;
        this.isInwards = true;
    }

    /** The same for the parameters that bounds hold, in directions away from those. */
    public DirectionalComparison inwards() {
        return new DirectionalComparison(this);
    }

    public boolean isInwards() {
        return isInwards;
    }

    /** Whether directions move an entry as far as most others. */
    public boolean sees(int number) {
        return isInwards
                ? space.isBounded(number) && !space.isBoundedOnBothSides(number)
                : !space.isBounded(number) && !space.isFixed(number);
    }

    /** The first entry of a range that directions move. */
    public OptionalInt nextMoved(EntryRange range) {
        return IntStream.range(range.from(), range.to())
                .filter(number ->
                        (isInwards ? space.inwardDisplacement(number) : space.largestDisplacement(number)) != 0)
                .findFirst();
    }

    /** A size of the terms of a directional derivative: no square of their parts of it leaves the range of numbers. */
    private double unit() {
        double terms = 0;
        for (int b = 0; b < largest.length; b++) {
            terms = Math.max(terms, largest[b] * space.typicalDisplacement(b));
        }
        return terms >= Double.MIN_NORMAL && terms <= Double.MAX_VALUE ? terms : 1;
    }

    void measureNoise(double jitter) {
        differentiator = differentiator.withNoiseAlong(Direction.ofScreening(space, 0), jitter);
    }

    Noise noise() {
        return differentiator.noise();
    }

    /** Whether the noise turns out to be another one, seen from farther away. */
    boolean hasRoundedTerms() {
        DirectionalDifferentiator before = differentiator;
        differentiator = before.withRoundedTerms();
        return differentiator != before;
    }

    public int directions() {
        return directions;
    }

    public EntryRange all() {
        return new EntryRange(0, space.size());
    }

    public boolean hasSeveralBlocks(EntryRange range) {
        return blocks.stream().noneMatch(block -> block.contains(range));
    }

    /** Two parts of a range: some blocks and the others, as alike in size as can be, or halves of a block. */
    public List<EntryRange> parts(EntryRange range) {
        int middle = range.firstHalf().to();
        int cut = blocks.stream()
                .map(EntryRange::from)
                .filter(from -> range.from() < from && from < range.to())
                .min(Comparator.comparingInt(from -> Math.abs(from - middle)))
                .orElse(middle);
        return List.of(new EntryRange(range.from(), cut), new EntryRange(cut, range.to()));
    }

    /** Compares both sides along a new direction. */
    public DirectionalTest look(EntryRange range) {
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
                squaredRounding += square(roundings[b].of(entry, largest[b]) / unit * component);
                double allowance = overrides.allowance(entry, entry).orElse(0) / unit * Math.abs(component);
                allowances += allowance;
                squaredAllowances += square(allowance);
            }
        }
        return new DirectionalTest(
                direction,
                range,
                unit * Math.sqrt(squaredRounding),
                unit * (isInwards ? allowances : DEVIATIONS * Math.sqrt(squaredAllowances)),
                differentiator.along(direction, range, SHARP * unit * Math.sqrt(squares)));
    }

    private static double square(double value) {
        return value * value;
    }

    private Direction nextDirection() {
        directions++;
        return isInwards ? Direction.inwards(space, directions) : Direction.ofScreening(space, directions);
    }

    private static double largest(double[] entries) {
        double largest = 0;
        for (double entry : entries) {
            largest = Math.max(largest, Double.isFinite(entry) ? Math.abs(entry) : 0);
        }
        return largest;
    }
}
