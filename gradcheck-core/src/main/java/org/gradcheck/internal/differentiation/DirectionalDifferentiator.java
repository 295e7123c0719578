package org.gradcheck.internal.differentiation;

import java.util.List;
import java.util.stream.DoubleStream;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.LinearModel;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.internal.parameters.Sample;
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
 *   <li>Up to 16 times the noise of the first difference, noise dominates. Far below the truncation error of that difference, the
 *       extrapolation converges. In both cases steps {@code 2 h, 4 h, ...} follow, up to a quarter of the direction or the nearest
 *       bound, until two in a row do not improve the error bar. Each of them divides noise by two, and adds an order to the extrapolation.
 *   <li>Above both limits, kinks or truncation dominate. Steps that shrink by 8 follow, since smaller steps cross fewer kinks, until three in a
 *       row do not improve the error bar. A step that still crosses a kink does not count, until its noise exceeds the error bar.
 *       If the error bar is still far too wide, four steps around the best one are added.
 * </ul>
 *
 * <p>Both searches also end when the error bar is as small as the caller needs: larger steps at an error bar of their own, since a few
 * of them add many digits. Smaller steps follow larger ones that do not suffice. The linear model is evaluated at the parameters as they
 * are stored. A storage in single precision rounds each displacement, and this rounding must not count as an error of the gradient.
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

    /**
     * Error bar, as a part of the change of the quotient over the first steps, up to which the extrapolation converges. Measured: in
     * networks of sigmoid units it is 1e-3 to 1e-5 of the change, and across kinks about as large as the change.
     */
    private static final double CONVERGING = 0x1p-6;

    /** Largest step, as a part of the direction. Chosen: few costs can be extrapolated from displacements above a quarter. */
    private static final double LARGEST_STEP = 0x1p-2;

    /** Ratio of larger steps. Chosen: there are only four from {@link ParameterSpace#DIRECTION_STEP} to {@link #LARGEST_STEP}. */
    private static final double LARGER_STEP_RATIO = 2;

    /** Larger steps in a row that do not improve the error bar before they end. Chosen: half of the four possible ones. */
    private static final int MOST_LARGER_STEPS_WITHOUT_IMPROVEMENT = 2;

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
     * Returns a differentiator with a measured noise level.
     *
     * @param direction the direction of the evaluations
     * @param jitter the differences between repeated evaluations at the point
     * @return a differentiator at the same point
     */
    public DirectionalDifferentiator withNoiseAlong(Direction direction, double jitter) {
        return withNoise(noiseOfDirections().along(direction, jitter));
    }

    /**
     * Returns a differentiator whose noise contains no kinks.
     *
     * @param directions the directions of the second differences of smaller steps
     * @param jitter the differences between repeated evaluations at the point
     * @return this one if the noise contains no kinks, else one at the same point; up to six evaluations
     */
    public DirectionalDifferentiator withoutKinksInNoise(List<Direction> directions, double jitter) {
        Noise without = noiseOfDirections().withoutKinks(directions, jitter);
        return without.equals(noise) ? this : withNoise(without);
    }

    /**
     * Returns a differentiator whose noise includes terms of the cost that are rounded more coarsely than the others.
     *
     * @return this one if there are none, else one at the same point
     */
    public DirectionalDifferentiator withRoundedTerms() {
        Noise found = noiseOfDirections().withRoundedTerms();
        return found.level() > noise.level() ? withNoise(found) : this;
    }

    private DirectionalNoise noiseOfDirections() {
        return new DirectionalNoise(space, tangent, cost, costAtPoint, noise, SMALLEST_STEP);
    }

    /**
     * Returns a differentiator with a noise level that is known otherwise.
     *
     * @param other the noise of the cost
     * @return a differentiator at the same point
     */
    public DirectionalDifferentiator withNoise(Noise other) {
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
        return along(direction, range, sufficientError, sufficientError);
    }

    /**
     * Returns the derivative, along a direction, of the cost minus the linear model of the gradient.
     *
     * @param direction the direction
     * @param range the parameters to displace
     * @param sufficientError the error bar at which no smaller steps are taken
     * @param finestError the error bar at which no larger steps are taken
     * @return the derivative with respect to the distance as a part of the direction, in the unit of the cost
     */
    public DirectionalDerivative along(
            Direction direction, EntryRange range, double sufficientError, double finestError) {
        DirectionLine line = new DirectionLine(direction, distances -> samples(direction, range, distances));
        StepSequence sequence = new StepSequence(line, costAtPoint, noise, 1, 1);
        List<Stencil> first = line.stencils(costAtPoint, noise, FIRST_STEPS);
        first.forEach(sequence::add);
        double error = DirectionalDerivative.of(sequence).error();
        boolean isNoise = error <= NOISE_DOMINATES * first.get(0).central().noise();
        boolean isSmooth = error <= Math.max(sufficientError, CONVERGING * truncation(first));
        if (isNoise || isSmooth) {
            takeLargerSteps(sequence, space.largestStep(direction, range, LARGEST_STEP), finestError);
        }
        double needed = isSmooth ? Math.max(sufficientError, finestError) : sufficientError;
        if (!isNoise && DirectionalDerivative.of(sequence).error() > needed) {
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

    /** Returns the change of the difference quotient over the first steps. */
    private static double truncation(List<Stencil> first) {
        return Math.abs(first.get(0).central().value()
                - first.get(first.size() - 1).central().value());
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

    private static void takeLargerSteps(StepSequence sequence, double largest, double finestError) {
        DirectionalDerivative best = DirectionalDerivative.of(sequence);
        int withoutImprovement = 0;
        for (double step = LARGER_STEP_RATIO * FIRST_STEPS[0];
                step <= largest
                        && withoutImprovement < MOST_LARGER_STEPS_WITHOUT_IMPROVEMENT
                        && !(best.error() <= finestError);
                step *= LARGER_STEP_RATIO) {
            sequence.measure(step);
            DirectionalDerivative next = DirectionalDerivative.of(sequence);
            withoutImprovement = next.error() < best.error() ? 0 : withoutImprovement + 1;
            best = next;
        }
    }
}
