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
 * Differentiates a cost along directions in which many parameters move at once, beside a gradient that is claimed for it:
 * six evaluations each on a smooth cost, extrapolated from three central differences (Richardson, 1911); along a direction
 * that can only be gone forwards about as many, from one-sided differences. Where these leave
 * the error bar wide, smaller steps cross fewer kinks, and larger ones drown less in noise. Parameters are restored to the
 * bit, whatever the cost throws. Not thread-safe.
 *
 * <p>It is the difference between the cost and what the gradient says of it, at the parameters as they are stored, that is
 * differentiated: a storage in single precision rounds each displacement on its own, which is an error of neither side.
 */
public final class DirectionalDifferentiator {

    private static final double[] FIRST_STEPS = {
        ParameterSpace.LARGEST_STEP, ParameterSpace.LARGEST_STEP / 2, ParameterSpace.LARGEST_STEP / 4
    };

    /** Along a direction many kinks are crossed; smaller steps cross fewer. */
    private static final double RATIO = 8;

    /** Where kinks and noise leave an error bar so many times too wide, steps in between are worth their evaluations. */
    private static final double DULL = 1e6;

    private static final double SMALLEST_STEP = 0x1p-40;

    /** So many smaller steps in a row that do not improve the error bar are enough. */
    private static final int PATIENCE = 3;

    /** Larger steps are tried where the error bar is no more than so many times what the noise does to the first one. */
    private static final double DROWNED = 16;

    /** Few costs can be extrapolated from farther away, where each parameter has moved by a quarter of its size. */
    private static final double FARTHEST = 0x1p-2;

    private static final double WIDER = 2;

    private static final int PATIENCE_FARTHER = 2;

    /** Where a smooth cost does not bend by more than its rounding. */
    private static final double CLOSE = 0x1p-30;

    /** The second difference of unit noise has a variance of 1 + 4 + 1. */
    private static final double SECOND_DIFFERENCE = Math.sqrt(6);

    /** The same check probes the same directions everywhere. */
    private static final int PROBING_SEED = 1;

    private final ParameterSpace space;
    private final LinearModel tangent;
    private final BatchEvaluation cost;
    private final double costAtPoint;
    private final Noise noise;

    /**
     * Prepares for one point, where nothing is known of the noise but the rounding of the cost itself.
     *
     * @param space the parameters
     * @param gradient what is claimed: for each block its entries; those that are not finite must not move
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
     * Returns a differentiator that knows a little of the noise of the cost: two evaluations, those of a {@link NoiseEstimator}
     * where the cost rises in steps. A single second difference may be small by luck; the differences of the extrapolation,
     * which the noise goes into, are not so all at once.
     *
     * @param direction where to look
     * @param jitter the differences between repeated evaluations at the point
     * @return a differentiator at the same point
     */
    public DirectionalDifferentiator withNoiseAlong(Direction direction, double jitter) {
        List<Sample> samples = samples(direction, space.point().all(), CLOSE, -CLOSE);
        double bend = samples.get(0).rest() - costAtPoint + (samples.get(1).rest() - costAtPoint);
        Noise seen = samples.stream().allMatch(this::moves)
                        && !samples.stream().allMatch(sample -> SinglePrecision.contains(sample.cost()))
                ? noise.withJitter(Math.abs(bend) / SECOND_DIFFERENCE)
                : new NoiseEstimator(space.point().blocks(), cost, new Well19937c(PROBING_SEED), tangent::change)
                        .measure(costAtPoint);
        return withNoise(seen.withJitter(jitter));
    }

    /** Whether the cost moves freely: not from step to step, nor out of its domain. */
    private boolean moves(Sample sample) {
        return !Double.isNaN(sample.cost()) && sample.cost() != costAtPoint;
    }

    /**
     * Returns a differentiator that takes terms into account which are rounded beside others that are not. They are sought
     * along parameters that are not rounded themselves: the rounding of those would look alike where the gradient is wrong.
     *
     * @return this one if there are none, else one at the same point
     */
    public DirectionalDifferentiator withRoundedTerms() {
        List<ParameterVector> exact =
                StorageResolution.probeForExact(space.point().blocks());
        List<ParameterScale> scales = exact.stream().map(ParameterScale::new).toList();
        Noise found = new RoundedTermDetector(exact, scales, cost, new Well19937c(PROBING_SEED), tangent::change)
                .addOnceTo(noise, costAtPoint);
        return found.level() > noise.level() ? withNoise(found) : this;
    }

    private DirectionalDifferentiator withNoise(Noise other) {
        return new DirectionalDifferentiator(space, tangent, cost, costAtPoint, other);
    }

    /**
     * Returns the noise that error bars are made from.
     *
     * @return the noise of the cost
     */
    public Noise noise() {
        return noise;
    }

    /**
     * Differentiates, along a direction, what the gradient does not explain of the cost.
     *
     * @param direction the direction
     * @param range which of the parameters move
     * @param sharp an error bar of this size is good enough
     * @return the derivative of the cost less that of the gradient, with respect to the part of the direction that is gone, in
     *     the unit of the cost
     */
    public DirectionalDerivative along(Direction direction, EntryRange range, double sharp) {
        DirectionLine line = new DirectionLine(direction, distances -> samples(direction, range, distances));
        StepSequence ladder = new StepSequence(line, costAtPoint, noise, 1);
        List<Stencil> first = line.rungs(costAtPoint, noise, FIRST_STEPS);
        first.forEach(ladder::add);
        if (DirectionalDerivative.of(ladder).error()
                <= DROWNED * first.get(0).central().noise()) {
            climb(ladder, space.largestStep(direction, range, FARTHEST), sharp);
        } else {
            double smallest = Math.max(
                    SMALLEST_STEP,
                    StorageResolution.probeForSmallestStep(space.point().blocks()));
            double best = descend(line, ladder, smallest, sharp);
            if (DirectionalDerivative.of(ladder).error() > DULL * sharp) {
                double[] between = DoubleStream.of(4 * best, 2 * best, best / 2, best / 4)
                        .filter(step -> step >= smallest)
                        .toArray();
                line.rungs(costAtPoint, noise, between).forEach(ladder::add);
            }
        }
        return DirectionalDerivative.of(ladder);
    }

    /** The cost along a direction; readings are by how much it should have changed, were the gradient right. */
    private List<Sample> samples(Direction direction, EntryRange range, double... distances) {
        return cost.at(space.point().along(direction, range, () -> tangent.change(range), distances));
    }

    /** Returns the step that improved the error bar last. */
    private static double descend(DirectionLine line, StepSequence ladder, double smallest, double sharp) {
        DirectionalDerivative best = DirectionalDerivative.of(ladder);
        double bestStep = FIRST_STEPS[FIRST_STEPS.length - 1];
        int fruitless = 0;
        for (double step = bestStep / RATIO;
                step > smallest && fruitless < PATIENCE && !(best.error() <= sharp);
                step /= RATIO) {
            boolean isInside = line.isInside(ladder.measure(step));
            DirectionalDerivative next = DirectionalDerivative.of(ladder);
            boolean isBetter = next.error() < best.error();
            fruitless = isBetter || !isInside ? 0 : fruitless + 1;
            bestStep = isBetter ? step : bestStep;
            best = next;
        }
        return bestStep;
    }

    private static void climb(StepSequence ladder, double largest, double sharp) {
        DirectionalDerivative best = DirectionalDerivative.of(ladder);
        int fruitless = 0;
        for (double step = WIDER * FIRST_STEPS[0];
                step <= largest && fruitless < PATIENCE_FARTHER && !(best.error() <= sharp);
                step *= WIDER) {
            ladder.measure(step);
            DirectionalDerivative next = DirectionalDerivative.of(ladder);
            fruitless = next.error() < best.error() ? 0 : fruitless + 1;
            best = next;
        }
    }
}
