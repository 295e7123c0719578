package org.gradcheck.internal.blockwise;

/**
 * Evidence about one block as a whole, along its claimed gradient.
 *
 * @param gradient the block
 * @param outcome its outcome
 * @param length the step that suits the block, in its lengths
 * @param change the claimed change of the cost with that step
 * @param ratio the slope of the cost as a part of the claimed one
 * @param error the standard deviation of the ratio
 * @param confirmable the smallest deviation of the ratio that noise allows to confirm at smaller steps
 */
record WholeBlock(
        BlockGradient gradient,
        Outcome outcome,
        double length,
        double change,
        double ratio,
        double error,
        double confirmable) {

    /**
     * Deviation that is sure to be examined closer, in standard deviations. Formula: {@link Confirmation#SUSPICIOUS}, and noise hides four
     * more in one of 30,000 cases.
     */
    private static final double FOUND = 8;

    /** Largest detectable deviation of a block that is verified as a whole. Chosen: a wrong sign or factor changes it by more. */
    static final double LARGEST = 0.3;

    /** Largest detectable deviation of a block that deviates by more than noise. Chosen: kinks close to the point change slopes by percents. */
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
        WITHOUT_CLAIM
    }

    boolean agrees() {
        return outcome == Outcome.AGREES;
    }

    boolean disagrees() {
        return outcome == Outcome.DISAGREES;
    }

    /** Returns the smallest deviation of the block as a whole, as a part of it, that would have been found. */
    double detectable() {
        return Math.max(FOUND * error, confirmable) + Math.abs(ratio - 1);
    }

    WholeBlock as(Outcome other) {
        return new WholeBlock(gradient, other, length, change, ratio, error, confirmable);
    }
}
