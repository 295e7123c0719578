package org.gradcheck.internal.judgement;

import java.util.List;

/**
 * What directions showed of a wrong block none of whose entries was measured one by one.
 *
 * @param ratio the slope of the cost along the claimed gradient, as a part of the claimed slope; NaN if it is not known
 * @param error the standard deviation of the ratio
 * @param isCommonFactor whether the slopes of all parts of the block are that part of the claimed ones
 * @param isUnfilled whether all claimed derivatives are zero
 * @param unfilled the names of the parts, such as rows, whose claimed derivatives are zero and should not be
 * @param areUnfilledAlone whether nothing but these parts is wrong
 * @param areLocated whether wrong parts of the block are known
 */
public record DirectionalEvidence(
        double ratio,
        double error,
        boolean isCommonFactor,
        boolean isUnfilled,
        List<String> unfilled,
        boolean areUnfilledAlone,
        boolean areLocated) {

    /** Copies the names. */
    public DirectionalEvidence {
        unfilled = List.copyOf(unfilled);
    }

    /** Returns whether the block is wrong along its claimed gradient, and no unfilled part of it explains that. */
    public boolean isWrongAsAWhole() {
        return !isUnfilled && unfilled.isEmpty() && Double.isFinite(ratio);
    }

    /** Returns whether the note of the block names wrong parts, or one factor of all parts. */
    public boolean tellsMoreThanWrong() {
        return areLocated || isCommonFactor;
    }
}
