package org.gradcheck.internal.differentiation;

import java.util.function.Function;

/**
 * The choice of further steps for one entry, until its derivative is settled.
 *
 * <p>The algorithm: the step {@code h} of the first difference is given, and the second step is {@code h / 8}. Smaller steps follow
 * in a geometric sequence down to 2^-42 of the parameter ({@link ParameterScale#smallestStep}), because a kink or a wave may lie within any
 * larger step (in single precision only as long as the cost changes by more than its rounding); a few more where the derivative is not known but the cost still changes clearly, or has no value on one side. Larger steps follow as {@code 8 h, 64 h, ...}, because noise divided by the step becomes smaller with them. The
 * larger steps come first if the first two central differences differ by no more than three times their noise, since smaller steps are then
 * noisier still. Larger steps end outside the domain, where the cost no longer grows with the step, and after three steps in a row
 * that do not improve the error bar; a step whose difference is hidden by noise begins that count anew. Where a kink is seen but not how
 * large its slopes are, steps between those so far follow.
 *
 * <p>After each step, the derivative is taken anew from the whole {@link StepSequence}, and the caller decides whether it is
 * settled. A kink or a jump is never settled early. A disagreement is not settled either while the slopes of one side change more
 * and more as the step shrinks. A decision {@link StepDecision#ONE_MORE_STEP} becomes final when it follows a decision other than
 * {@code OPEN}, and both derivatives agree within the sum of their error bars. The refinement also ends at the limit of
 * evaluations.
 */
final class StepRefinement {

    /** Most steps from the second to the smallest. Chosen: 8 steps with a ratio of 8 cover 24 bits; a longer range gets a larger ratio. */
    private static final int MOST_SMALLER_STEPS = 8;

    /** Part of the derivative that is a gross error. Chosen: less than that of a factor of 2, as where entries are judged. */
    private static final double GROSS_ERROR = 0.3;

    /** Part of the smallest step to which steps shrink where they are needed and the cost still changes clearly. Chosen: four units in the last place. */
    private static final double LEAST_STEP = 0x1p-8;

    /**
     * Multiple of the sum of the noise bounds that two differences may differ by. Chosen: three, since the noise is estimated within
     * a factor of 6 only (NoiseEstimatorTests), and the wrong order of steps costs evaluations but no verdict.
     */
    private static final double NOISE_FACTOR = 3;

    /** The result of a larger step. */
    private enum Outcome {
        /** The error bar has become smaller. */
        IMPROVED,
        /** The cost has changed by no more than its noise, so the step was left out. */
        HIDDEN_BY_NOISE,
        /** The error bar has not become smaller. */
        NOT_IMPROVED,
        /** The cost no longer grows with the step, so the step was left out. */
        BOUNDED,
        /** The cost has no value on either side. */
        OUTSIDE_DOMAIN
    }

    private final StepSequence sequence;
    private final Function<Derivative, StepDecision> decision;
    private final int mostSteps;
    private int steps;
    private Derivative derivative = new Derivative.Smooth(Double.NaN, Double.POSITIVE_INFINITY);
    private StepDecision current = StepDecision.OPEN;

    /**
     * Prepares the refinement of one entry.
     *
     * @param sequence the stencils that have already been evaluated
     * @param decision decides whether a derivative needs further steps
     * @param mostSteps how many further steps may be taken, with two evaluations each
     */
    StepRefinement(StepSequence sequence, Function<Derivative, StepDecision> decision, int mostSteps) {
        this.sequence = sequence;
        this.decision = decision;
        this.mostSteps = mostSteps;
    }

    /**
     * Takes further steps and returns the derivative.
     *
     * @param first the stencil of the first difference
     * @param smallest the smallest step to be taken
     */
    Derivative startingFrom(Stencil first, double smallest) {
        double start = first.step();
        Stencil second = measure(start / StepSequence.STEP_RATIO);
        if (differByNoiseAlone(first, second)) {
            takeLargerSteps(start);
            takeSmallerSteps(second, smallest);
        } else {
            takeSmallerSteps(second, smallest);
            takeLargerSteps(start);
        }
        takeStepsBetween();
        return derivative;
    }

    private void takeSmallerSteps(Stencil second, double smallest) {
        double from = second.step();
        double ratio = Math.max(StepSequence.STEP_RATIO, Math.pow(from / smallest, 1.0 / MOST_SMALLER_STEPS));
        double step = from / ratio;
        boolean isTelling = isTelling(second);
        for (; step >= smallest && !isDone() && (isTelling || sequence.mayShowMoreBelowNoise()); step /= ratio) {
            isTelling = isTelling(measure(step));
        }
        isTelling &= isUnknown();
        for (; step >= smallest * LEAST_STEP && isTelling && !isDone(); step /= StepSequence.STEP_RATIO) {
            isTelling = isTelling(measure(step));
        }
    }

    /** Returns whether the steps so far would not show a gross error. */
    private boolean isUnknown() {
        double unseen = Math.max(ErrorBars.DISAGREEMENT * derivative.error(), derivative.reach());
        return !(unseen <= GROSS_ERROR * (Math.abs(derivative.value()) + derivative.width() / 2));
    }

    /** Returns whether a smaller step may tell more: the cost has clearly changed, or has no value on one side. */
    private static boolean isTelling(Stencil stencil) {
        return StepSequence.isVisible(stencil) || !stencil.isCentral();
    }

    private void takeLargerSteps(double from) {
        double step = from;
        double ratio = StepSequence.STEP_RATIO;
        for (int withoutImprovement = 0;
                withoutImprovement < StepSequence.MOST_STEPS_WITHOUT_IMPROVEMENT && !isDone(); ) {
            step *= ratio;
            double before = derivative.error();
            Stencil stencil = measure(step);
            ratio = StepSequence.isVisible(stencil) ? StepSequence.STEP_RATIO : sequence.ratioBelowNoise(step);
            withoutImprovement = switch (outcome(stencil, before)) {
                case IMPROVED, HIDDEN_BY_NOISE -> 0;
                case NOT_IMPROVED -> withoutImprovement + 1;
                case BOUNDED, OUTSIDE_DOMAIN -> StepSequence.MOST_STEPS_WITHOUT_IMPROVEMENT;
            };
        }
    }

    /** Beside a kink, few steps are both above the noise and below the next kink. */
    private void takeStepsBetween() {
        for (double step : sequence.stepsBetween()) {
            if (isDone() || !(derivative instanceof Derivative.Kink) || !isUnknown()) {
                return;
            }
            steps++;
            sequence.measureBetween(step);
            derivative = sequence.derivative();
        }
    }

    private Outcome outcome(Stencil stencil, double errorBefore) {
        if (!stencil.hasLeft() && !stencil.hasRight()) {
            return Outcome.OUTSIDE_DOMAIN;
        }
        if (!sequence.contains(stencil)) {
            return StepSequence.isVisible(stencil) ? Outcome.BOUNDED : Outcome.HIDDEN_BY_NOISE;
        }
        return derivative.error() < errorBefore ? Outcome.IMPROVED : Outcome.NOT_IMPROVED;
    }

    private Stencil measure(double step) {
        steps++;
        Stencil stencil = sequence.measure(step);
        Derivative before = derivative;
        StepDecision decisionBefore = current;
        derivative = sequence.derivative();
        current = derivative instanceof Derivative.Smooth ? decision.apply(derivative) : StepDecision.OPEN;
        if (current == StepDecision.ONE_MORE_STEP && sequence.isDiverging()) {
            current = StepDecision.OPEN;
        } else if (current == StepDecision.ONE_MORE_STEP && decisionBefore != StepDecision.OPEN && agrees(before)) {
            current = StepDecision.SETTLED;
        }
        return stencil;
    }

    private boolean isDone() {
        return steps >= mostSteps || current == StepDecision.SETTLED;
    }

    private boolean agrees(Derivative before) {
        return before.distanceTo(derivative.value()) <= before.error() + derivative.error();
    }

    private static boolean differByNoiseAlone(Stencil a, Stencil b) {
        return a.isCentral()
                && b.isCentral()
                && Math.abs(a.central().value() - b.central().value())
                        <= NOISE_FACTOR * (a.central().noise() + b.central().noise());
    }
}
