package org.gradcheck.internal.blockwise;

/**
 * Evidence about one block as a whole, along its claimed gradient.
 *
 * @param gradient the block
 * @param outcome its outcome
 * @param length the step that suits the block, in its lengths
 * @param ratio the slope of the cost as a part of the claimed one
 * @param tolerated the deviation of the ratio within the tolerances of the check
 * @param error the standard deviation of the ratio
 * @param difference the ratio at the whole of the step less that at half of it
 * @param detectable the smallest deviation of the ratio that would have been found
 */
record WholeBlock(
        BlockGradient gradient,
        Outcome outcome,
        double length,
        double ratio,
        double tolerated,
        double error,
        double difference,
        double detectable) {

    /** Largest detectable deviation of a block that is verified as a whole. Chosen: a wrong sign or factor changes it by more. */
    static final double LARGEST = 0.3;

    /**
     * Deviation, as a part of the claim, that kinks close to the point may cause. A larger one is confirmed at one division of the step, a
     * smaller one at two. A block that deviates by more than noise agrees if no larger deviation could be hidden. Chosen: kinks close to
     * the point change slopes by percents.
     */
    static final double SMALL = 0.05;

    /** Outcome of the test of a block. */
    enum Outcome {
        AGREES,
        DISAGREES,
        /** The noise of the cost, or its kinks and curvature, hide the block. */
        HIDDEN,
        /** The claim deviates by more than noise, and not by so much that it is wrong: kinks may explain it. */
        INCONCLUSIVE,
        /** No entry has a claimed derivative, so there is no direction to take. */
        WITHOUT_CLAIM,
        /** The limit of the evaluations ended the check before the test. */
        UNREACHED
    }

    /** Creates the evidence about a block whose claimed gradient is zero. */
    static WholeBlock withoutClaim(BlockGradient gradient) {
        return new WholeBlock(gradient, Outcome.WITHOUT_CLAIM, 0, Double.NaN, 0, Double.NaN, 0, Double.NaN);
    }

    /** Creates the evidence about a block that was not tested. */
    static WholeBlock unreached(BlockGradient gradient) {
        return new WholeBlock(gradient, Outcome.UNREACHED, 0, Double.NaN, 0, Double.NaN, 0, Double.NaN);
    }

    boolean agrees() {
        return outcome == Outcome.AGREES;
    }

    boolean disagrees() {
        return outcome == Outcome.DISAGREES;
    }

    boolean isInconclusive() {
        return outcome == Outcome.INCONCLUSIVE;
    }

    /** Returns the deviation of the ratio beyond the tolerances, with its sign. */
    double deviation() {
        return Math.copySign(Math.max(0, Math.abs(ratio - 1) - tolerated), ratio - 1);
    }

    /** Returns this evidence with the outcome that its precision allows: a small deviation that kinks may explain is promised not to be larger. */
    WholeBlock concluded() {
        return switch (outcome) {
            case INCONCLUSIVE -> detectable <= SMALL ? as(Outcome.AGREES) : this;
            case AGREES -> detectable <= LARGEST ? this : as(Outcome.HIDDEN);
            default -> this;
        };
    }

    /** Returns this evidence with the mean deviation of several points. */
    WholeBlock with(MeanDeviation mean, Outcome ofAll) {
        double all = mean.deviation() == 0 ? 1 : 1 + mean.deviation() + Math.copySign(tolerated, mean.deviation());
        return new WholeBlock(gradient, ofAll, length, all, tolerated, mean.error(), 0, mean.detectable() + tolerated)
                .concluded();
    }

    /** Returns this evidence for the same block at another point. */
    WholeBlock at(BlockGradient elsewhere) {
        return new WholeBlock(elsewhere, outcome, length, ratio, tolerated, error, difference, detectable);
    }

    /** Returns this evidence with another standard deviation. */
    WholeBlock withError(double other) {
        return new WholeBlock(gradient, outcome, length, ratio, tolerated, other, difference, detectable);
    }

    private WholeBlock as(Outcome other) {
        return new WholeBlock(gradient, other, length, ratio, tolerated, error, difference, detectable);
    }
}
