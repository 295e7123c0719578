package org.gradcheck.internal.differentiation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.CostChanges;
import org.gradcheck.internal.parameters.Domain;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.RandomDirection;

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

    private static final int MOST_DESCENDING_RUNGS = 8;
    private static final double RATIO = 8;

    /** A displacement, relative to the size of a parameter, by which a cost that sees it should change. */
    private static final double FAR = 0x1p-3;

    /** Parameters that move by different parts of their size do not cancel each other. */
    private static final double UNEVEN = 0.5;

    /** This many larger steps in a row that do not improve the error bar are enough. */
    private static final int PATIENCE = 3;

    private final DoubleSupplier cost;
    private final double costAtPoint;
    private final Noise noise;
    private final double balancedStep;
    private final OptionalDouble fixedStep;
    private final Optional<CostChanges> changes;
    private final Optional<BatchEvaluation> gathered;

    /**
     * Prepares for one point.
     *
     * @param cost the cost of the parameters as they are stored
     * @param costAtPoint its value at the point; finite
     * @param noise the measured noise of the cost
     * @param fixedStep a displacement chosen by the user, in place of all that follow from the noise
     */
    public PartialDifferentiator(DoubleSupplier cost, double costAtPoint, Noise noise, OptionalDouble fixedStep) {
        this(cost, costAtPoint, noise, fixedStep, Optional.empty(), Optional.empty());
    }

    private PartialDifferentiator(
            DoubleSupplier cost,
            double costAtPoint,
            Noise noise,
            OptionalDouble fixedStep,
            Optional<CostChanges> changes,
            Optional<BatchEvaluation> gathered) {
        this.cost = cost;
        this.costAtPoint = costAtPoint;
        this.noise = noise;
        this.balancedStep = noise.balancedStep();
        this.fixedStep = fixedStep;
        this.changes = changes;
        this.gathered = gathered;
    }

    /**
     * Returns a differentiator that does not evaluate the cost for each entry of an array.
     *
     * @param shortcut how the cost changes with the entries of that array, at this point
     * @return a differentiator for this array alone, at the same point
     */
    public PartialDifferentiator by(CostChanges shortcut) {
        return new PartialDifferentiator(cost, costAtPoint, noise, fixedStep, Optional.of(shortcut), Optional.empty());
    }

    /**
     * Returns a differentiator for another instance of the same cost, at the same point.
     *
     * @param other evaluates the cost at parameters of its own
     * @return a differentiator with the same results for those
     */
    public PartialDifferentiator of(DoubleSupplier other) {
        return new PartialDifferentiator(other, costAtPoint, noise, fixedStep);
    }

    /**
     * Returns a differentiator that asks for many costs in one go.
     *
     * @param costs the same cost
     * @return a differentiator with the same results at the same point
     */
    public PartialDifferentiator inBatches(BatchEvaluation costs) {
        return new PartialDifferentiator(cost, costAtPoint, noise, fixedStep, changes, Optional.of(costs));
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
        CentralDifference[] quick = new CentralDifference[parameters.size()];
        Arrays.fill(quick, CentralDifference.NOT_TAKEN);
        if (changes.isPresent()) {
            takeAll(changes.get(), parameters, scale, quick);
        } else if (gathered.isPresent()) {
            takeInBatches(gathered.get(), parameters, scale, quick, looked);
        } else {
            for (int i = 0; i < quick.length; i++) {
                quick[i] = parameters.isFixed(i) ? quick[i] : quick(parameters, i, scale);
                looked.accept(i + 1);
            }
        }
        looked.accept(quick.length);
        return quick;
    }

    private void takeInBatches(
            BatchEvaluation costs,
            ParameterVector parameters,
            ParameterScale scale,
            CentralDifference[] quick,
            IntConsumer looked) {
        BatchedStencils rungs = new BatchedStencils(costs, costAtPoint, noise);
        int[] free = IntStream.range(0, quick.length)
                .filter(i -> !parameters.isFixed(i))
                .toArray();
        for (int from = 0; from < free.length; from += rungs.mostEntries()) {
            int[] entries = Arrays.copyOfRange(free, from, Math.min(free.length, from + rungs.mostEntries()));
            double[] steps =
                    Arrays.stream(entries).mapToDouble(i -> step(scale, i)).toArray();
            List<Stencil> measured = rungs.of(parameters, entries, steps);
            for (int k = 0; k < entries.length; k++) {
                quick[entries[k]] = new CentralDifference(measured.get(k));
            }
            looked.accept(entries[entries.length - 1] + 1);
        }
    }

    private void takeAll(
            CostChanges shortcut, ParameterVector parameters, ParameterScale scale, CentralDifference[] quick) {
        double[] steps = new double[quick.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = isFree(parameters, i, step(scale, i)) ? step(scale, i) : 0;
        }
        double[] left = new double[steps.length];
        double[] right = new double[steps.length];
        shortcut.ofAll(steps, left, right, noise.level());
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] > 0) {
                quick[i] = CentralDifference.of(steps[i], left[i], 0, right[i], noise.level());
            } else if (!parameters.isFixed(i)) {
                quick[i] = quick(parameters, i, scale);
            }
        }
    }

    /** Whether an entry can be displaced by exactly so much on both sides. */
    private static boolean isFree(ParameterVector parameters, int index, double step) {
        double origin = parameters.get(index);
        return !parameters.isFixed(index)
                && origin - step >= parameters.lowerBound(index)
                && origin + step <= parameters.upperBound(index)
                && (origin + step) - origin == step
                && origin - (origin - step) == step;
    }

    private LineFunction line(ParameterVector parameters, int index) {
        if (changes.isPresent()) {
            return new ChangeLine(changes.get(), parameters, index);
        }
        return gathered.isPresent()
                ? new BatchedLine(gathered.get(), parameters, index)
                : new CoordinateLine(parameters, index, cost);
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
        try (LineFunction line = line(parameters, index)) {
            return new CentralDifference(line.rung(step(scale, index), costAtPoint, noise));
        }
    }

    /**
     * Differentiates with as many steps as it takes, at most {@value #MOST_EVALUATIONS} evaluations.
     *
     * @param parameters the live parameters
     * @param index which of them
     * @param scale the scale of these parameters
     * @param quick the first look at this entry, by {@link #quick}
     * @param settled tells whether a result is good enough to stop
     * @return the derivative with its error bar
     */
    public Derivative refine(
            ParameterVector parameters,
            int index,
            ParameterScale scale,
            CentralDifference quick,
            Function<Derivative, StepDecision> settled) {
        return refine(parameters, index, scale, quick, settled, MOST_EVALUATIONS);
    }

    /**
     * Differentiates with a limited number of steps.
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
        try (LineFunction line = line(parameters, index)) {
            StepSequence ladder = new StepSequence(line, costAtPoint, noise, scale.of(index));
            ladder.add(quick.rung());
            if (fixedStep.isPresent()) {
                ladder.measure(2 * fixedStep.getAsDouble());
                return ladder.derivative().withoutDoubt();
            }
            return new Refinement(ladder, settled, evaluations / 2).from(quick.rung(), scale.smallestStep(index));
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
        try (LineFunction line = line(parameters, index)) {
            return new CentralDifference(line.rung(FAR * scale.of(index), costAtPoint, noise)).isFlat();
        }
    }

    /**
     * Tells whether the cost stays the very same number when all parameters of an array move by up to an eighth of their
     * size, each by another part of it so that none cancels another.
     *
     * @param parameters the live parameters
     * @return true if the cost does not seem to depend on the array: one evaluation
     */
    public boolean isUnmovedBy(ParameterVector parameters) {
        RandomGenerator random = new Well19937c(parameters.size());
        try (RandomDirection direction =
                new RandomDirection(List.of(parameters), List.of(new ParameterScale(parameters)), random, UNEVEN)) {
            direction.displace(FAR);
            return Domain.evaluate(cost) == costAtPoint;
        }
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

    /** One entry on its way to an answer. */
    private static final class Refinement {

        private final StepSequence ladder;
        private final Function<Derivative, StepDecision> settled;
        private final int mostRungs;
        private int rungs;
        private Derivative derivative = new Derivative.Smooth(Double.NaN, Double.POSITIVE_INFINITY);
        private StepDecision settlement = StepDecision.OPEN;

        Refinement(StepSequence ladder, Function<Derivative, StepDecision> settled, int mostRungs) {
            this.ladder = ladder;
            this.settled = settled;
            this.mostRungs = mostRungs;
        }

        Derivative from(Stencil first, double smallest) {
            double start = first.step();
            Stencil second = measure(start / RATIO);
            if (isNoiseAlone(first, second)) {
                climb(start);
                descend(start / RATIO, smallest);
            } else {
                descend(start / RATIO, smallest);
                climb(start);
            }
            return derivative;
        }

        private void descend(double from, double smallest) {
            double ratio = Math.max(RATIO, Math.pow(from / smallest, 1.0 / MOST_DESCENDING_RUNGS));
            for (double step = from / ratio; step >= smallest && !isDone(); step /= ratio) {
                measure(step);
            }
        }

        private void climb(double from) {
            int fruitless = 0;
            double step = from;
            while (fruitless < PATIENCE && !isDone()) {
                step *= RATIO;
                double before = derivative.error();
                Stencil rung = measure(step);
                boolean outside = !rung.hasLeft() && !rung.hasRight();
                boolean bounded = !ladder.contains(rung) && StepSequence.isVisible(rung);
                boolean hidden = !ladder.contains(rung) && !bounded;
                fruitless = outside || bounded ? PATIENCE : hidden || derivative.error() < before ? 0 : fruitless + 1;
            }
        }

        private Stencil measure(double step) {
            rungs++;
            Stencil rung = ladder.measure(step);
            Derivative before = derivative;
            StepDecision asBefore = settlement;
            derivative = ladder.derivative();
            settlement = derivative instanceof Derivative.Smooth ? settled.apply(derivative) : StepDecision.OPEN;
            if (settlement == StepDecision.TO_BE_CONFIRMED && asBefore != StepDecision.OPEN && confirms(before)) {
                settlement = StepDecision.SETTLED;
            }
            return rung;
        }

        private boolean isDone() {
            return rungs >= mostRungs || settlement == StepDecision.SETTLED;
        }

        private boolean confirms(Derivative before) {
            return before.distanceTo(derivative.value()) <= before.error() + derivative.error();
        }

        private static boolean isNoiseAlone(Stencil a, Stencil b) {
            return a.isCentral()
                    && b.isCentral()
                    && Math.abs(a.central().value() - b.central().value())
                            <= 3 * (a.central().noise() + b.central().noise());
        }
    }
}
