package org.gradcheck.diagnosis;

import java.util.List;

/**
 * Bug of a gradient: its cause, its place, the figures that show it and its remedy.
 *
 * @param cause the known bug that explains the measured values
 * @param where the block or blocks in which the bug is, such as {@code hidden weights} or {@code all blocks}
 * @param evidence the figures that show the bug, in one line
 * @param remedy the change that corrects the gradient, in one line
 * @param alternatives other causes that explain the same values equally well; empty if there is none
 */
public record Diagnosis(Cause cause, String where, String evidence, String remedy, List<Cause> alternatives) {

    /**
     * Copies the alternatives.
     *
     * @param cause the known bug that explains the measured values
     * @param where the block or blocks in which the bug is
     * @param evidence the figures that show the bug
     * @param remedy the change that corrects the gradient
     * @param alternatives other causes that explain the same values equally well
     */
    public Diagnosis {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Returns the diagnosis of a gradient that doubles when it is computed a second time at the same point. It is known
     * before any difference is taken.
     *
     * @return the diagnosis of all blocks
     */
    public static Diagnosis ofAccumulation() {
        return new Diagnosis(
                Cause.ACCUMULATED,
                "all blocks",
                "the second call returns twice what the first returned, at the same parameters",
                "set the gradient to zero before adding to it",
                List.of());
    }

    /**
     * Returns the same bug of other blocks.
     *
     * @param other the block or blocks
     * @return a diagnosis with the same cause, figures and remedy
     */
    public Diagnosis in(String other) {
        return new Diagnosis(cause, other, evidence, remedy, alternatives);
    }

    /**
     * Returns whether this bug is independent of the first one. It is not if it has the same cause, or if the first one is
     * NaN or infinity, which may have spread from there.
     *
     * @param first the first bug of the report
     * @return true if this bug needs a correction of its own
     */
    public boolean isIndependentOf(Diagnosis first) {
        return cause != first.cause && first.cause != Cause.NOT_FINITE;
    }
}
