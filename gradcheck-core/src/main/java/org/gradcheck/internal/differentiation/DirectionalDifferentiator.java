package org.gradcheck.internal.differentiation;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.noise.NoiseEstimator;
import org.gradcheck.internal.noise.RoundedTermDetector;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.LinearModel;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.internal.parameters.Sample;
import org.gradcheck.internal.parameters.SinglePrecision;
import org.gradcheck.internal.parameters.StorageResolution;

/**
 * Derivatives, along directions that displace many parameters at once, of a cost minus the linear model of a claimed gradient.
 * A correct gradient leaves a derivative of 0 within the error bar.
 *
 * <p>The algorithm: three central differences with the steps {@code h, h/2, h/4}, where {@code h} is 2^-6 of the direction, are
 * extrapolated (Richardson, 1911): six evaluations. A one-sided direction gets forward differences with the same steps. The error
 * bar then selects the next steps.
 *
 * <ul>
 *   <li>Up to 16 times the noise of the first difference, noise dominates. Steps {@code 2 h, 4 h, ...} follow, up to a quarter of
 *       the direction or the nearest bound, until two in a row do not improve the error bar.
 *   <li>Above, kinks or truncation dominate. Steps that shrink by 8 follow, since smaller steps cross fewer kinks, until three in a
 *       row do not improve the error bar. A step that still crosses a kink does not count, until its noise exceeds the error bar.
 *       If the error bar is still far too wide, four steps around the best one are added.
 * </ul>
 *
 * <p>Both searches also end when the error bar is as small as the caller needs. The linear model is evaluated at the parameters as
 * they are stored. A storage in single precision rounds each displacement, and this rounding must not count as an error of the
 * gradient.
 *
 * <p>Parameters are restored to the bit, also if the cost throws. Not thread-safe.
 */
public final class DirectionalDifferentiator {

    private static final double[] FIRST_STEPS = {
        ParameterSpace.DIRECTION_STEP, ParameterSpace.DIRECTION_STEP / 2, ParameterSpace.DIRECTION_STEP / 4
    };

    /**
     * Multiple of the needed error bar above which steps around the best one are added. Chosen: the eight evaluations are spent only
     * where kinks and noise together leave the direction almost without information.
     */
    private static final double FAR_TOO_WIDE = 1e6;

    /** Smallest step, as a part of the direction. Chosen: it leaves 12 of the 52 bits of a double for the displacement. */
    private static final double SMALLEST_STEP = 0x1p-40;

    /**
     * Multiple of the noise of the first difference up to which noise dominates the error bar. Chosen: the extrapolation of three
     * central differences with ratio 2 multiplies it by 6.6, and the estimated truncation error is up to about as large.
     */
    private static final double NOISE_DOMINATES = 16;

    /** Largest step, as a part of the direction. Chosen: few costs can be extrapolated from displacements above a quarter. */
    private static final double LARGEST_STEP = 0x1p-2;

    /** Ratio of larger steps. Chosen: there are only four from {@link ParameterSpace#DIRECTION_STEP} to {@link #LARGEST_STEP}. */
    private static final double LARGER_STEP_RATIO = 2;

    /** Larger steps in a row that do not improve the error bar before they end. Chosen: half of the four possible ones. */
    private static final int MOST_LARGER_STEPS_WITHOUT_IMPROVEMENT = 2;

    /**
     * Step of the second difference that measures noise. Chosen: the square of the step is below 2^-52, so a cost of moderate
     * curvature contributes less than its rounding.
     */
    private static final double NOISE_STEP = 0x1p-30;

    /**
     * Smallest change of the cost that shows its noise, in units in the last place. Chosen: the terms of a sum of 10,000 change their
     * rounding only if each of them changes by more than a unit in the last place of the sum; a smaller change shows no noise.
     */
    private static final double RESOLVED_CHANGE = 0x1p14;

    /** Largest ratio of the step of a second difference where the first one has not resolved the change. Chosen: 2^-20 in all. */
    private static final double LARGEST_NOISE_STEP_RATIO = 0x1p10;

    /** Standard deviation of the second difference of unit noise: its variance is 1 + 4 + 1. */
    private static final double SECOND_DIFFERENCE = Math.sqrt(6);

    /**
     * Ratio of two noise levels that shows kinks. Chosen: of two normal second differences, both are so much smaller than a third
     * by coincidence in less than one of 200 cases, and those of a kink are smaller by the ratio of the steps, 1024.
     */
    private static final double MUCH_SMALLER = 16;

    /** Ratio of a larger step, at which a kink has a larger second difference. Chosen: curvature is still lost in the rounding. */
    private static final double KINK_STEP_RATIO = 0x1p5;

    /** Ratio of two second differences that shows a kink. Chosen: a quarter of the ratio of the steps. */
    private static final double MUCH_LARGER = KINK_STEP_RATIO / 4;

    /** Seed of the directions that measure noise. Chosen: any constant, so that equal checks evaluate equal points. */
    private static final int NOISE_SEED = 1;

    private final ParameterSpace space;
    private final LinearModel tangent;
    private final BatchEvaluation cost;
    private final double costAtPoint;
    private final Noise noise;

    /**
     * Prepares for one point. The noise is that of the rounding of the cost until it is measured.
     *
     * @param space the parameters
     * @param gradient the claimed gradient, the entries of each block; entries that are not finite must not be displaced
     * @param cost evaluates the cost
     * @param costAtPoint its value at the point; finite
     */
    public DirectionalDifferentiator(
            ParameterSpace space, List<double[]> gradient, BatchEvaluation cost, double costAtPoint) {
        this(
                space,
                new LinearModel(space, gradient),
                cost,
                costAtPoint,
                new Noise(0, 0).withJitter(Math.ulp(costAtPoint)));
    }

    private DirectionalDifferentiator(
            ParameterSpace space, LinearModel tangent, BatchEvaluation cost, double costAtPoint, Noise noise) {
        this.space = space;
        this.tangent = tangent;
        this.cost = cost;
        this.costAtPoint = costAtPoint;
        this.noise = noise;
    }

    /**
     * Returns a differentiator with a measured noise level: two evaluations for a second difference, two more where
     * it does not resolve the change of the cost, or those of a {@link NoiseEstimator} where the cost is a staircase or in
     * single precision. A single second difference of a noisy cost may be small by coincidence. The error bar also contains
     * the differences of the extrapolation, which are not all small at once.
     *
     * @param direction the direction of the two evaluations
     * @param jitter the differences between repeated evaluations at the point
     * @return a differentiator at the same point
     */
    public DirectionalDifferentiator withNoiseAlong(Direction direction, double jitter) {
        List<Sample> samples = samples(direction, space.point().all(), NOISE_STEP, -NOISE_STEP);
        boolean isSmooth = samples.stream().allMatch(this::hasChanged)
                && !samples.stream().allMatch(sample -> SinglePrecision.contains(sample.cost()));
        if (!isSmooth) {
            return withNoise(
                    new NoiseEstimator(space.point().blocks(), cost, new Well19937c(NOISE_SEED), tangent::change)
                            .measure(costAtPoint)
                            .withJitter(jitter));
        }
        double change = Math.max(
                Math.abs(samples.get(0).cost() - costAtPoint),
                Math.abs(samples.get(1).cost() - costAtPoint));
        double resolved = RESOLVED_CHANGE * Math.ulp(costAtPoint) / change;
        double coarse =
                resolved > 1 ? noiseAlong(direction, NOISE_STEP * Math.min(LARGEST_NOISE_STEP_RATIO, resolved)) : 0;
        return withNoise(
                noise.withJitter(secondDifference(samples)).withJitter(coarse).withJitter(jitter));
    }

    /** Returns the noise level from a second difference; 0 outside the domain of the cost. */
    private double noiseAlong(Direction direction, double step) {
        double level = secondDifference(samples(direction, space.point().all(), step, -step));
        return Double.isFinite(level) ? level : 0;
    }

    private double secondDifference(List<Sample> samples) {
        double difference =
                samples.get(0).rest() - costAtPoint + (samples.get(1).rest() - costAtPoint);
        return Math.abs(difference) / SECOND_DIFFERENCE;
    }

    /**
     * Returns a differentiator whose noise contains no kinks. A kink within the step of {@link #withNoiseAlong} changes the second
     * difference in proportion to the step, and noise does not depend on it. So second differences of much smaller steps replace
     * the noise level if they are much smaller, and those of a larger step are larger.
     *
     * @param directions the directions of the second differences of smaller steps
     * @param jitter the differences between repeated evaluations at the point
     * @return this one if the noise contains no kinks, else one at the same point; up to six evaluations
     */
    public DirectionalDifferentiator withoutKinksInNoise(List<Direction> directions, double jitter) {
        boolean isCoarse = noise.singlePrecision()
                || StorageResolution.probeForSmallestStep(space.point().blocks()) > SMALLEST_STEP;
        if (isCoarse || !(noiseAlong(directions.get(0), NOISE_STEP * KINK_STEP_RATIO) > noise.level() * MUCH_LARGER)) {
            return this;
        }
        double level = Math.max(jitter, Math.ulp(costAtPoint));
        for (Direction direction : directions) {
            level = Math.max(level, noiseAlong(direction, SMALLEST_STEP));
        }
        return level < noise.level() / MUCH_SMALLER ? withNoise(new Noise(level, noise.variation())) : this;
    }

    /** Whether the cost has a value and differs from that at the point. A staircase and the edge of a domain do not. */
    private boolean hasChanged(Sample sample) {
        return !Double.isNaN(sample.cost()) && sample.cost() != costAtPoint;
    }

    /**
     * Returns a differentiator whose noise includes terms of the cost that are rounded more coarsely than the others. They are
     * detected along parameters in double precision. The rounding of other parameters would give the same pattern where the
     * gradient is wrong.
     *
     * @return this one if there are none, else one at the same point
     */
    public DirectionalDifferentiator withRoundedTerms() {
        List<ParameterVector> exact =
                StorageResolution.probeForExact(space.point().blocks());
        List<ParameterScale> scales = exact.stream().map(ParameterScale::new).toList();
        Noise found = new RoundedTermDetector(exact, scales, cost, new Well19937c(NOISE_SEED), tangent::change)
                .addOnceTo(noise, costAtPoint);
        return found.level() > noise.level() ? withNoise(found) : this;
    }

    private DirectionalDifferentiator withNoise(Noise other) {
        return new DirectionalDifferentiator(space, tangent, cost, costAtPoint, other);
    }

    /**
     * Returns the noise that the error bars contain.
     *
     * @return the noise of the cost
     */
    public Noise noise() {
        return noise;
    }

    /**
     * Returns the derivative, along a direction, of the cost minus the linear model of the gradient.
     *
     * @param direction the direction
     * @param range the parameters to displace
     * @param sufficientError the error bar at which no further steps are taken
     * @return the derivative with respect to the distance as a part of the direction, in the unit of the cost
     */
    public DirectionalDerivative along(Direction direction, EntryRange range, double sufficientError) {
        DirectionLine line = new DirectionLine(direction, distances -> samples(direction, range, distances));
        StepSequence sequence = new StepSequence(line, costAtPoint, noise, 1, 1);
        List<Stencil> first = line.stencils(costAtPoint, noise, FIRST_STEPS);
        first.forEach(sequence::add);
        if (DirectionalDerivative.of(sequence).error()
                <= NOISE_DOMINATES * first.get(0).central().noise()) {
            takeLargerSteps(sequence, space.largestStep(direction, range, LARGEST_STEP), sufficientError);
        } else {
            double smallest = Math.max(
                    SMALLEST_STEP,
                    StorageResolution.probeForSmallestStep(space.point().blocks()));
            double best = takeSmallerSteps(line, sequence, first.get(first.size() - 1), smallest, sufficientError);
            if (DirectionalDerivative.of(sequence).error() > FAR_TOO_WIDE * sufficientError) {
                double[] between = DoubleStream.of(4 * best, 2 * best, best / 2, best / 4)
                        .filter(step -> step >= smallest && step < FIRST_STEPS[FIRST_STEPS.length - 1])
                        .toArray();
                line.stencils(costAtPoint, noise, between).forEach(sequence::add);
            }
        }
        return DirectionalDerivative.of(sequence);
    }

    /**
     * Returns the part of the change of slope at the point that does not vanish with the step: four evaluations, at one step and
     * at {@value KinkSignal#STEP_RATIO} times that step.
     *
     * @param direction a direction to both sides
     * @param range the parameters to displace
     * @param step the smaller step, as a part of the direction; a storage may need a larger one
     * @return the change of slope by the kinks between the point and the larger step
     */
    public KinkSignal kink(Direction direction, EntryRange range, double step) {
        DirectionLine line = new DirectionLine(direction, distances -> samples(direction, range, distances));
        double stored = Math.max(
                step, StorageResolution.probeForSmallestStep(space.point().blocks()));
        List<Stencil> stencils = line.stencils(costAtPoint, noise, stored, KinkSignal.STEP_RATIO * stored);
        return KinkSignal.of(stencils.get(0), stencils.get(1));
    }

    /** The cost along a direction. The readings are the changes that the gradient predicts. */
    private List<Sample> samples(Direction direction, EntryRange range, double... distances) {
        return cost.at(space.point().along(direction, range, () -> tangent.change(range), distances));
    }

    /** Returns the last step that has improved the error bar. */
    private static double takeSmallerSteps(
            DirectionLine line, StepSequence sequence, Stencil first, double smallest, double sufficientError) {
        Stencil larger = first;
        DirectionalDerivative best = DirectionalDerivative.of(sequence);
        double bestStep = FIRST_STEPS[FIRST_STEPS.length - 1];
        int withoutImprovement = 0;
        for (double step = bestStep / StepSequence.STEP_RATIO;
                step > smallest
                        && withoutImprovement < StepSequence.MOST_STEPS_WITHOUT_IMPROVEMENT
                        && !(best.error() <= sufficientError);
                step /= StepSequence.STEP_RATIO) {
            Stencil stencil = sequence.measure(step);
            DirectionalDerivative next = DirectionalDerivative.of(sequence);
            boolean isBetter = next.error() < best.error();
            boolean isWorthwhile = isBetter
                    || !line.isInside(stencil)
                    || (KinkSignal.of(stencil, larger).isVisible()
                            && stencil.central().noise() < next.error());
            withoutImprovement = isWorthwhile ? 0 : withoutImprovement + 1;
            bestStep = isBetter ? step : bestStep;
            best = next;
            larger = stencil;
        }
        return bestStep;
    }

    private static void takeLargerSteps(StepSequence sequence, double largest, double sufficientError) {
        DirectionalDerivative best = DirectionalDerivative.of(sequence);
        int withoutImprovement = 0;
        for (double step = LARGER_STEP_RATIO * FIRST_STEPS[0];
                step <= largest
                        && withoutImprovement < MOST_LARGER_STEPS_WITHOUT_IMPROVEMENT
                        && !(best.error() <= sufficientError);
                step *= LARGER_STEP_RATIO) {
            sequence.measure(step);
            DirectionalDerivative next = DirectionalDerivative.of(sequence);
            withoutImprovement = next.error() < best.error() ? 0 : withoutImprovement + 1;
            best = next;
        }
    }
}
