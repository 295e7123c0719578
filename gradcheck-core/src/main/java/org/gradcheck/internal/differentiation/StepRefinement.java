package org.gradcheck.internal.differentiation;

import java.util.function.Function;

/**
 * Differentiates one entry with steps over many decades, as few of them as settle it.
 *
 * <p>Smaller steps are taken down to the smallest that still moves the parameter, so that no kink and no wave can hide within
 * them. Larger steps are taken until the noise matters no more. The larger ones come first if the first two differences differ
 * by noise alone, since smaller steps are then noisier still. The refinement ends as soon as the derivative is settled, or no
 * more evaluations may be spent.
 */
final class StepRefinement {

    private static final int MOST_DESCENDING_RUNGS = 8;
    private static final double RATIO = 8;

    /** This many larger steps in a row that do not improve the error bar are enough. */
    private static final int PATIENCE = 3;

    /** What a larger step has brought. */
    private enum Outcome {
        /** The error bar is smaller now. */
        IMPROVED,
        /** The cost has changed by no more than its noise, so the step says nothing yet. */
        HIDDEN_BY_NOISE,
        /** The step says no more than those before it. */
        FRUITLESS,
        /** The cost no longer grows with the step. */
        BOUNDED,
        /** The cost has no value on either side. */
        OUTSIDE_DOMAIN
    }

    private final StepSequence ladder;
    private final Function<Derivative, StepDecision> settled;
    private final int mostRungs;
    private int rungs;
    private Derivative derivative = new Derivative.Smooth(Double.NaN, Double.POSITIVE_INFINITY);
    private StepDecision settlement = StepDecision.OPEN;

    /**
     * Prepares for one entry.
     *
     * @param ladder the steps so far
     * @param settled tells whether a derivative is good enough to stop
     * @param mostRungs how many further steps may be taken, with two evaluations each
     */
    StepRefinement(StepSequence ladder, Function<Derivative, StepDecision> settled, int mostRungs) {
        this.ladder = ladder;
        this.settled = settled;
        this.mostRungs = mostRungs;
    }

    /**
     * Differentiates.
     *
     * @param first the step that was taken before
     * @param smallest the smallest step to be taken
     */
    Derivative from(Stencil first, double smallest) {
        double start = first.step();
        Stencil second = measure(start / RATIO);
        if (isNoiseAlone(first, second)) {
            takeLargerSteps(start);
            takeSmallerSteps(start / RATIO, smallest);
        } else {
            takeSmallerSteps(start / RATIO, smallest);
            takeLargerSteps(start);
        }
        return derivative;
    }

    private void takeSmallerSteps(double from, double smallest) {
        double ratio = Math.max(RATIO, Math.pow(from / smallest, 1.0 / MOST_DESCENDING_RUNGS));
        for (double step = from / ratio; step >= smallest && !isDone(); step /= ratio) {
            measure(step);
        }
    }

    private void takeLargerSteps(double from) {
        double step = from;
        for (int fruitless = 0; fruitless < PATIENCE && !isDone(); ) {
            step *= RATIO;
            fruitless = switch (takeLargerStep(step)) {
                case IMPROVED, HIDDEN_BY_NOISE -> 0;
                case FRUITLESS -> fruitless + 1;
                case BOUNDED, OUTSIDE_DOMAIN -> PATIENCE;
            };
        }
    }

    private Outcome takeLargerStep(double step) {
        double before = derivative.error();
        Stencil rung = measure(step);
        if (!rung.hasLeft() && !rung.hasRight()) {
            return Outcome.OUTSIDE_DOMAIN;
        }
        if (!ladder.contains(rung)) {
            return StepSequence.isVisible(rung) ? Outcome.BOUNDED : Outcome.HIDDEN_BY_NOISE;
        }
        return derivative.error() < before ? Outcome.IMPROVED : Outcome.FRUITLESS;
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
