package org.gradcheck.internal.differentiation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.CostChanges;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.ParameterScale;

/**
 * Partial derivatives of a cost at one point, each with an error bar.
 *
 * <p>The algorithm has two stages. The first takes one central difference of each entry. Its step balances noise against truncation:
 * {@code cbrt(noise / variation)} times the size of the parameter (Gill, Murray, Saunders and Wright, 1983), rounded down to
 * a power of two times an irregular number. Powers of two themselves fit the period of many costs. The caller compares that
 * difference with the analytic derivative, and asks for the second stage where one difference does not decide. The second stage adds steps over many decades ({@link StepRefinement}) and
 * combines all of them into one derivative ({@link StepSequence}). A step given by the user replaces both choices: the stencils
 * are those of this step and of twice this step.
 *
 * <p>A step outside the domain of the cost (NaN, infinity, an {@link IllegalArgumentException} or an {@link
 * ArithmeticException}) is left out; other exceptions of the cost reach the caller. Parameters are restored to the bit in any
 * case. The caller leaves out fixed parameters. Not thread-safe, since the parameters are displaced.
 */
public final class PartialDifferentiator {

    /**
     * Most evaluations of one refinement. Chosen: with the two evaluations of the first difference these are 60 for an entry, as
     * PartialDifferentiatorTests measure for costs of all kinds.
     */
    public static final int MOST_EVALUATIONS = 58;

    /**
     * All steps are powers of two times this number. Formula: the golden ratio less 1. No number is farther from all fractions, so no
     * step is a multiple of a short period.
     */
    private static final double IRREGULAR = (Math.sqrt(5) - 1) / 2;

    /**
     * Displacement that tests whether the cost depends on a parameter, as a part of its size. Chosen: well above the largest first
     * step, and small enough that few costs leave their domain.
     */
    private static final double DEPENDENCE_TEST_STEP = IRREGULAR * 0x1p-2;

    /** The largest effect of the noise, in standard deviations. A normal error exceeds 4 once in 16,000 cases. */
    private static final double NOISE_MARGIN = 4;

    private final BatchEvaluation cost;
    private final double costAtPoint;
    private final Noise noise;
    private final double balancedStep;
    private final OptionalDouble fixedStep;
    private final Optional<CostChanges> changes;
    private final double extent;
    private final double claimed;

    /**
     * Prepares for one point.
     *
     * @param cost evaluates the cost
     * @param costAtPoint its value at the point; finite
     * @param noise the measured noise of the cost
     * @param fixedStep a displacement chosen by the user, which replaces all steps that follow from the noise
     */
    public PartialDifferentiator(BatchEvaluation cost, double costAtPoint, Noise noise, OptionalDouble fixedStep) {
        this(cost, costAtPoint, noise, noise.balancedStep(), fixedStep, Optional.empty(), 0, 0);
    }

    private PartialDifferentiator(
            BatchEvaluation cost,
            double costAtPoint,
            Noise noise,
            double balancedStep,
            OptionalDouble fixedStep,
            Optional<CostChanges> changes,
            double extent,
            double claimed) {
        this.cost = cost;
        this.costAtPoint = costAtPoint;
        this.noise = noise;
        this.balancedStep = balancedStep;
        this.fixedStep = fixedStep;
        this.changes = changes;
        this.extent = extent;
        this.claimed = claimed;
    }

    /** Returns the measured noise of the cost. */
    public Noise noise() {
        return noise;
    }

    /**
     * Returns a differentiator that computes changes of the cost without evaluating the whole cost.
     *
     * @param shortcut computes the change of the cost with the entries of one array, at this point
     * @return a differentiator for this array alone, at the same point
     */
    public PartialDifferentiator by(CostChanges shortcut) {
        return new PartialDifferentiator(
                cost, costAtPoint, noise, balancedStep, fixedStep, Optional.of(shortcut), extent, claimed);
    }

    /** Returns whether the differences take evaluations of the whole cost. */
    public boolean evaluatesTheCost() {
        return changes.isEmpty();
    }

    /**
     * Returns a differentiator whose first steps follow from another balanced step than that of the noise. Several outputs of one
     * function, differenced with the same steps, share their evaluations.
     *
     * @param balanced the first step as a part of a parameter, like {@link Noise#balancedStep}
     * @return a differentiator of the same cost at the same point
     */
    public PartialDifferentiator steppingBy(double balanced) {
        return new PartialDifferentiator(cost, costAtPoint, noise, balanced, fixedStep, changes, extent, claimed);
    }

    /**
     * Returns a differentiator that allows for the rounding of a residual to which all parameters contribute. If the cost is the square of
     * a residual, the root of its curvature is the slope of the residual. With the sizes of the parameters, the roots add up to the size of the
     * terms of the residual, whose rounding shifts its zero.
     *
     * @param sum the sum of the roots of the curvatures, each times the size of its parameter
     * @return a differentiator of the same cost at the same point
     */
    public PartialDifferentiator allowingForRoundingOf(double sum) {
        return new PartialDifferentiator(cost, costAtPoint, noise, balancedStep, fixedStep, changes, sum, claimed);
    }

    /**
     * Returns a differentiator that does not refute slopes which explain the noise, as ChaoticNoise does.
     *
     * @param largestChange the largest change of the cost that the gradient claims if one parameter changes by its size
     * @return a differentiator of the same cost at the same point
     */
    public PartialDifferentiator ofClaims(double largestChange) {
        return new PartialDifferentiator(
                cost, costAtPoint, noise, balancedStep, fixedStep, changes, extent, largestChange);
    }

    /**
     * Returns a differentiator for another instance of the same cost, at the same point.
     *
     * @param other evaluates the cost at parameters of its own
     * @return a differentiator with the same results for the parameters of the other instance
     */
    public PartialDifferentiator of(BatchEvaluation other) {
        return new PartialDifferentiator(other, costAtPoint, noise, fixedStep).ofClaims(claimed);
    }

    /**
     * Takes one central difference for each entry of an array: two evaluations an entry, none with {@link CostChanges}.
     *
     * @param parameters the live parameters
     * @param scale the scale of these parameters
     * @param isLeftOut whether an entry is left out; fixed entries are in any case
     * @param taken receives the differences after each call of the cost, and the number of the first entries that have theirs
     * @return the difference quotients; {@link CentralDifference#NOT_TAKEN} for entries that are left out
     */
    public CentralDifference[] quick(
            ParameterVector parameters,
            ParameterScale scale,
            IntPredicate isLeftOut,
            ObjIntConsumer<CentralDifference[]> taken) {
        BlockDifferences block = new BlockDifferences(parameters, isLeftOut, i -> step(scale, i), costAtPoint, noise);
        return changes.isPresent() ? block.byChanges(changes.get()) : block.byEvaluation(cost, taken);
    }

    /**
     * Takes one central difference: two evaluations.
     *
     * @param parameters the live parameters
     * @param index which of them
     * @param scale the scale of these parameters
     * @return the difference quotient
     */
    public CentralDifference quick(ParameterVector parameters, int index, ParameterScale scale) {
        return difference(parameters, index, step(scale, index));
    }

    /**
     * Takes one central difference by the typical size: two evaluations. A storage in single precision keeps a denormal number where
     * {@link #quick} displaces it by a part of itself.
     *
     * @param parameters the live parameters
     * @param index which of them
     * @param scale the scale of these parameters
     * @return the difference quotient
     */
    public CentralDifference quickByTypicalSize(ParameterVector parameters, int index, ParameterScale scale) {
        return difference(parameters, index, step(scale.ofDerivative(index)));
    }

    private CentralDifference difference(ParameterVector parameters, int index, double step) {
        try (Displaced displaced = new Displaced()) {
            return new CentralDifference(line(parameters, index, displaced).stencil(step, costAtPoint, noise));
        }
    }

    private LineFunction line(ParameterVector parameters, int index, Displaced displaced) {
        return changes.isPresent()
                ? new ChangeLine(changes.get(), parameters, index)
                : new CoordinateLine(parameters, index, cost, displaced);
    }

    /**
     * Returns the derivative from as many steps as the decision of the caller needs, up to a limit.
     *
     * @param parameters the live parameters
     * @param index which of them
     * @param scale the scale of these parameters
     * @param quick the first difference of this entry, by {@link #quick}
     * @param decision decides whether a derivative needs further steps
     * @param evaluations the most evaluations to be spent, 2 to {@value #MOST_EVALUATIONS}
     * @return the derivative with its error bar
     */
    public Derivative refine(
            ParameterVector parameters,
            int index,
            ParameterScale scale,
            CentralDifference quick,
            Function<Derivative, StepDecision> decision,
            int evaluations) {
        try (Displaced displaced = new Displaced()) {
            LineFunction line = line(parameters, index, displaced);
            StepSequence sequence = new StepSequence(line, costAtPoint, noise, scale.of(index), scale.ofSteps(index))
                    .ofExtent(extent)
                    .ofClaims(claimed);
            sequence.add(quick.stencil());
            if (fixedStep.isPresent()) {
                sequence.measure(2 * fixedStep.getAsDouble());
                return sequence.derivative().withFarSteps();
            }
            return new StepRefinement(sequence, decision, evaluations / 2)
                    .startingFrom(quick.stencil(), scale.smallestStep(index));
        }
    }

    /**
     * Returns the derivative of a cost that does not move beyond its noise with the parameters, not even over the sizes of them.
     *
     * @param parameters the live parameters
     * @param index which of them
     * @param scale the scale of these parameters
     * @return the difference over about an eighth of the size, whose error is noise alone: two evaluations; empty if it moves the cost after
     *     all, as beyond the edge of a region where the cost is constant
     */
    public Optional<Derivative> unmoved(ParameterVector parameters, int index, ParameterScale scale) {
        CentralDifference far = difference(parameters, index, DEPENDENCE_TEST_STEP * scale.of(index));
        return Math.abs(far.value()) > ErrorBars.AGREEMENT * far.noise()
                ? Optional.empty()
                : Optional.of(new Derivative.Smooth(far.value(), far.noise()));
    }

    /**
     * Returns whether the cost has exactly the same value when a parameter is displaced by about an eighth of its size.
     *
     * @param parameters the live parameters
     * @param index which of them
     * @param scale the scale of these parameters
     * @return true if no dependence on the parameter was found: two evaluations
     */
    public boolean isUnmovedBy(ParameterVector parameters, int index, ParameterScale scale) {
        CentralDifference far = difference(parameters, index, DEPENDENCE_TEST_STEP * scale.of(index));
        return (far.step() > 0 ? far : difference(parameters, index, DEPENDENCE_TEST_STEP * scale.ofDerivative(index)))
                .isFlat();
    }

    /**
     * Returns the largest change of the cost at the points {@link FarPoints#withinTheSizesOf}.
     *
     * @param parameters the live parameters
     * @return the absolute change, in the unit of the cost; 0 if no dependence on the array was found; not a number where the
     *     cost is not: up to four evaluations
     */
    public double changeWith(ParameterVector parameters) {
        return changeAt(FarPoints.withinTheSizesOf(parameters));
    }

    /**
     * Returns whether the cost changes by its rounding alone when all parameters of an array are displaced by many times their size. The
     * effect of small parameters that is taken off again may leave no rounding closer to the point.
     *
     * @param parameters the live parameters
     * @return true if its first change is no more than its noise, or to no value: up to ten evaluations
     */
    public boolean isRoundedFarWith(ParameterVector parameters) {
        return isRoundedAt(FarPoints.beyondTheSizesOf(parameters));
    }

    /**
     * Returns whether the cost changes by its rounding alone at the first of some points where it changes, or has no value there. Rounding
     * grows with the displacement, so the change at further points tells nothing.
     *
     * @param points the points, such as {@link FarPoints#beyondTheSizesOf}
     * @return true if that change is no more than its noise; false if it changes nowhere
     */
    public boolean isRoundedAt(List<Displacement> points) {
        double change = 0;
        for (int k = 0; k < points.size() && change == 0; k++) {
            change = changeAt(points.get(k));
        }
        return change != 0 && !wouldMoveTheCost(change);
    }

    /**
     * Returns the largest change of the cost at some points, up to the first one that is clearly above the noise.
     *
     * @param points the points
     * @return the absolute change, in the unit of the cost; 0 if it changes nowhere; not a number where the cost is not
     */
    public double changeAt(List<Displacement> points) {
        double change = 0;
        for (int k = 0; k < points.size() && !wouldMoveTheCost(change); k++) {
            double next = changeAt(points.get(k));
            if (Double.isNaN(next)) {
                return k == 0 ? next : change;
            }
            change = Math.max(change, next);
        }
        return change;
    }

    private double changeAt(Displacement point) {
        return Math.abs(cost.oneByOne().at(List.of(point)).get(0).cost() - costAtPoint);
    }

    /**
     * Returns whether a change of the cost is clearly above the noise.
     *
     * @param change an expected change, in the unit of the cost
     * @return true if an evaluation would show it
     */
    public boolean wouldMoveTheCost(double change) {
        return Math.abs(change) > StepSequence.CLEARLY_ABOVE_NOISE * noise.level();
    }

    /**
     * Returns whether noise could hide a change of the cost.
     *
     * @param change an expected change, in the unit of the cost
     * @return true if it is at most four standard deviations of the noise
     */
    public boolean isWithinNoise(double change) {
        return Math.abs(change) <= NOISE_MARGIN * noise.level();
    }

    /**
     * Returns the step of the first difference.
     *
     * @param scale the scale of the parameters
     * @param index which of them
     * @return a displacement in the unit of the parameter
     */
    public double step(ParameterScale scale, int index) {
        return step(scale.of(index));
    }

    private double step(double size) {
        if (fixedStep.isPresent()) {
            return fixedStep.getAsDouble();
        }
        double step = balancedStep * size;
        return Math.max(Math.scalb(IRREGULAR, Math.getExponent(step / IRREGULAR)), Double.MIN_NORMAL);
    }
}
