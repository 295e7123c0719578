package org.gradcheck.internal.differentiation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.CostChanges;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.StoredPoint;

/**
 * Differentiates a cost at one point, with an error bar for each partial derivative.
 *
 * <p>The step of the first difference balances noise against truncation: {@code cbrt(noise / variation)} of the size of
 * the parameter (Gill, Murray, Saunders and Wright, 1983), rounded to a power of two so that most displacements are
 * exact. Where one difference leaves a doubt, steps over many decades are combined by {@link StepSequence}: smaller ones until
 * no kink and no wave can hide within them, larger ones until the noise matters no more.
 *
 * <p>A step outside the domain of the cost (NaN, infinity, an {@link IllegalArgumentException} or an {@link
 * ArithmeticException}) is a step not taken; other exceptions of the cost reach the caller. Parameters are restored to
 * the bit in any case, and fixed ones are for the caller to leave out. Not thread-safe, since the parameters are displaced.
 */
public final class PartialDifferentiator {

    /** What one refinement of an entry spends at most, beside the two evaluations of the first look at it. */
    public static final int MOST_EVALUATIONS = 58;

    /** A displacement, relative to the size of a parameter, by which a cost that sees it should change. */
    private static final double FAR = 0x1p-3;

    /** Parameters that move by different parts of their size do not cancel each other. */
    private static final double UNEVEN = 0.5;

    private final BatchEvaluation cost;
    private final double costAtPoint;
    private final Noise noise;
    private final double balancedStep;
    private final OptionalDouble fixedStep;
    private final Optional<CostChanges> changes;

    /**
     * Prepares for one point.
     *
     * @param cost evaluates the cost
     * @param costAtPoint its value at the point; finite
     * @param noise the measured noise of the cost
     * @param fixedStep a displacement chosen by the user, in place of all that follow from the noise
     */
    public PartialDifferentiator(BatchEvaluation cost, double costAtPoint, Noise noise, OptionalDouble fixedStep) {
        this(cost, costAtPoint, noise, fixedStep, Optional.empty());
    }

    private PartialDifferentiator(
            BatchEvaluation cost,
            double costAtPoint,
            Noise noise,
            OptionalDouble fixedStep,
            Optional<CostChanges> changes) {
        this.cost = cost;
        this.costAtPoint = costAtPoint;
        this.noise = noise;
        this.balancedStep = noise.balancedStep();
        this.fixedStep = fixedStep;
        this.changes = changes;
    }

    /**
     * Returns a differentiator that does not evaluate the cost for each entry of an array.
     *
     * @param shortcut how the cost changes with the entries of that array, at this point
     * @return a differentiator for this array alone, at the same point
     */
    public PartialDifferentiator by(CostChanges shortcut) {
        return new PartialDifferentiator(cost, costAtPoint, noise, fixedStep, Optional.of(shortcut));
    }

    /**
     * Returns a differentiator for another instance of the same cost, at the same point.
     *
     * @param other evaluates the cost at parameters of its own
     * @return a differentiator with the same results for those
     */
    public PartialDifferentiator of(BatchEvaluation other) {
        return new PartialDifferentiator(other, costAtPoint, noise, fixedStep);
    }

    /**
     * Takes one central difference for each entry of an array: two evaluations an entry, none with {@link CostChanges}.
     *
     * @param parameters the live parameters
     * @param scale the scale of these parameters
     * @param looked is told after each call of the cost how many entries have their difference
     * @return the difference quotients; for fixed entries {@link CentralDifference#NOT_TAKEN}
     */
    public CentralDifference[] quick(ParameterVector parameters, ParameterScale scale, IntConsumer looked) {
        BlockDifferences block = new BlockDifferences(parameters, i -> step(scale, i), costAtPoint, noise);
        CentralDifference[] quick = changes.map(block::byChanges).orElseGet(() -> block.byEvaluation(cost, looked));
        looked.accept(quick.length);
        return quick;
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

    private CentralDifference difference(ParameterVector parameters, int index, double step) {
        try (Displaced displaced = new Displaced()) {
            return new CentralDifference(line(parameters, index, displaced).rung(step, costAtPoint, noise));
        }
    }

    private LineFunction line(ParameterVector parameters, int index, Displaced displaced) {
        return changes.<LineFunction>map(shortcut -> new ChangeLine(shortcut, parameters, index))
                .orElseGet(() -> new CoordinateLine(parameters, index, cost, displaced));
    }

    /**
     * Differentiates with as many steps as it takes, up to a limit.
     *
     * @param parameters the live parameters
     * @param index which of them
     * @param scale the scale of these parameters
     * @param quick the first look at this entry, by {@link #quick}
     * @param settled tells whether a result is good enough to stop
     * @param evaluations the most evaluations to be spent, 2 to {@value #MOST_EVALUATIONS}
     * @return the derivative with its error bar
     */
    public Derivative refine(
            ParameterVector parameters,
            int index,
            ParameterScale scale,
            CentralDifference quick,
            Function<Derivative, StepDecision> settled,
            int evaluations) {
        try (Displaced displaced = new Displaced()) {
            LineFunction line = line(parameters, index, displaced);
            StepSequence ladder = new StepSequence(line, costAtPoint, noise, scale.of(index));
            ladder.add(quick.rung());
            if (fixedStep.isPresent()) {
                ladder.measure(2 * fixedStep.getAsDouble());
                return ladder.derivative().withoutDoubt();
            }
            return new StepRefinement(ladder, settled, evaluations / 2).from(quick.rung(), scale.smallestStep(index));
        }
    }

    /**
     * Tells whether the cost stays the very same number when a parameter moves by an eighth of its size.
     *
     * @param parameters the live parameters
     * @param index which of them
     * @param scale the scale of these parameters
     * @return true if the cost does not seem to depend on the parameter: two evaluations
     */
    public boolean isUnmovedBy(ParameterVector parameters, int index, ParameterScale scale) {
        return difference(parameters, index, FAR * scale.of(index)).isFlat();
    }

    /**
     * Tells whether the cost stays the very same number when all parameters of an array move by up to an eighth of their
     * size, each by another part of it so that none cancels another.
     *
     * @param parameters the live parameters
     * @return true if the cost does not seem to depend on the array: one evaluation
     */
    public boolean isUnmovedBy(ParameterVector parameters) {
        StoredPoint point = new StoredPoint(List.of(parameters));
        List<ParameterScale> scales = List.of(new ParameterScale(parameters));
        Direction direction = Direction.ofNoise(point, scales, new Well19937c(parameters.size()), UNEVEN);
        return cost.oneByOne()
                        .at(point.along(direction, point.all(), () -> 0, FAR))
                        .get(0)
                        .cost()
                == costAtPoint;
    }

    /**
     * Tells whether a change of the cost would have been seen.
     *
     * @param change a change in the unit of the cost
     * @return true if it stands out clearly from the noise
     */
    public boolean wouldMoveTheCost(double change) {
        return Math.abs(change) > 100 * noise.level();
    }

    /**
     * Returns the step of the first difference.
     *
     * @param scale the scale of the parameters
     * @param index which of them
     * @return a displacement in the unit of the parameter
     */
    public double step(ParameterScale scale, int index) {
        if (fixedStep.isPresent()) {
            return fixedStep.getAsDouble();
        }
        double step = balancedStep * scale.of(index);
        return Math.max(Math.scalb(1.0, Math.getExponent(step)), Double.MIN_NORMAL);
    }
}
