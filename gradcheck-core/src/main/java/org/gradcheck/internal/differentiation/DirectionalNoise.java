package org.gradcheck.internal.differentiation;

import java.util.List;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.memory.SinglePrecision;
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
import org.gradcheck.internal.parameters.StorageResolution;

/**
 * Noise of a cost minus the linear model of a gradient, from second differences along directions.
 *
 * @param space the parameters
 * @param tangent the linear model
 * @param cost evaluates the cost
 * @param costAtPoint its value at the point
 * @param noise the noise as it is known so far
 * @param smallestStep the smallest step, as a part of a direction
 */
record DirectionalNoise(
        ParameterSpace space,
        LinearModel tangent,
        BatchEvaluation cost,
        double costAtPoint,
        Noise noise,
        double smallestStep) {

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

    /**
     * Ratios of larger steps, where the second difference is that of rounding in double precision, the changes to the sides are not, and the
     * parameters are stored in single precision. Most of them do not move by the first step, so that a sum of losses in single precision changes by one step of its rounding to
     * each side, and the second difference vanishes, in one of 64 networks. Chosen: curvature is still lost in the rounding.
     */
    private static final double[] STEP_RATIOS_OF_FLOATS = {0x1p3, 0x1p4, 0x1p5};

    /** Level that is no rounding of a sum in double precision, in units in the last place. Chosen: as the noise estimator does. */
    private static final double FAR_ABOVE_ROUNDING = 0x1p10;

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

    /**
     * Measures the noise level: two evaluations for a second difference, two more where
     * it does not resolve the change of the cost, up to six more where parameters in single precision may have hidden the noise, or those of a {@link NoiseEstimator} where the cost is a staircase or in
     * single precision. A single second difference of a noisy cost may be small by coincidence. The error bar also contains
     * the differences of the extrapolation, which are not all small at once.
     *
     * @param direction the direction of the two evaluations
     * @param jitter the differences between repeated evaluations at the point
     */
    Noise along(Direction direction, double jitter) {
        List<Sample> samples = samples(direction, space.point().all(), NOISE_STEP, -NOISE_STEP);
        boolean isSmooth = samples.stream().allMatch(this::hasChanged)
                && !samples.stream().allMatch(sample -> SinglePrecision.contains(sample.cost()));
        if (!isSmooth) {
            return new NoiseEstimator(space.point().blocks(), cost, new Well19937c(NOISE_SEED), tangent::change)
                    .measure(costAtPoint)
                    .withJitter(jitter);
        }
        double change = Math.max(
                Math.abs(samples.get(0).cost() - costAtPoint),
                Math.abs(samples.get(1).cost() - costAtPoint));
        double resolved = RESOLVED_CHANGE * Math.ulp(costAtPoint) / change;
        double coarse =
                resolved > 1 ? noiseAlong(direction, NOISE_STEP * Math.min(LARGEST_NOISE_STEP_RATIO, resolved)) : 0;
        double level = secondDifference(samples);
        boolean isExplained = samples.stream().allMatch(sample -> isRounding(sample.rest() - costAtPoint));
        for (int i = 0; i < STEP_RATIOS_OF_FLOATS.length && !isExplained && mayBeCoincidence(level); i++) {
            level = Math.max(level, noiseAlong(direction, NOISE_STEP * STEP_RATIOS_OF_FLOATS[i]));
        }
        return noise.withJitter(level).withJitter(coarse).withJitter(jitter);
    }

    private boolean mayBeCoincidence(double level) {
        return isRounding(level) && isStoredCoarsely();
    }

    /** Returns whether a change is one of rounding in double precision. */
    private boolean isRounding(double change) {
        return Math.abs(change) <= FAR_ABOVE_ROUNDING * Math.ulp(costAtPoint);
    }

    private boolean isStoredCoarsely() {
        return StorageResolution.probeForSmallestStep(space.point().blocks()) > smallestStep;
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
     * Returns the noise without kinks. A kink within the step of {@link #along} changes the second
     * difference in proportion to the step, and noise does not depend on it. So second differences of much smaller steps replace
     * the noise level if they are much smaller, and those of a larger step are larger.
     *
     * @param directions the directions of the second differences of smaller steps
     * @param jitter the differences between repeated evaluations at the point
     * @return the same noise if it contains no kinks; up to six evaluations
     */
    Noise withoutKinks(List<Direction> directions, double jitter) {
        boolean isCoarse = noise.singlePrecision() || isStoredCoarsely();
        if (isCoarse || !(noiseAlong(directions.get(0), NOISE_STEP * KINK_STEP_RATIO) > noise.level() * MUCH_LARGER)) {
            return noise;
        }
        double level = Math.max(jitter, Math.ulp(costAtPoint));
        for (Direction direction : directions) {
            level = Math.max(level, noiseAlong(direction, smallestStep));
        }
        return level < noise.level() / MUCH_SMALLER ? new Noise(level, noise.variation()) : noise;
    }

    /** Whether the cost has a value and differs from that at the point. A staircase and the edge of a domain do not. */
    private boolean hasChanged(Sample sample) {
        return !Double.isNaN(sample.cost()) && sample.cost() != costAtPoint;
    }

    /**
     * Returns the noise with terms of the cost that are rounded more coarsely than the others. They are
     * detected along parameters in double precision. The rounding of other parameters would give the same pattern where the
     * gradient is wrong.
     */
    Noise withRoundedTerms() {
        List<ParameterVector> exact =
                StorageResolution.probeForExact(space.point().blocks());
        List<ParameterScale> scales = exact.stream().map(ParameterScale::new).toList();
        return new RoundedTermDetector(exact, scales, cost, new Well19937c(NOISE_SEED), tangent::change)
                .addOnceTo(noise, costAtPoint);
    }

    private List<Sample> samples(Direction direction, EntryRange range, double... distances) {
        return cost.at(space.point().along(direction, range, () -> tangent.change(range), distances));
    }
}
