package org.gradcheck.diagnosis;

import java.util.List;

/**
 * What is wrong with a gradient, in the words of its author.
 *
 * @param cause which known bug explains the measured values
 * @param where the block or blocks in which it enters, such as {@code hidden weights} or {@code all blocks}
 * @param evidence the figures that show it, in one line
 * @param remedy what to change, in one line
 * @param alternatives other causes that would have given the same values here; empty if there is none
 */
public record Diagnosis(Cause cause, String where, String evidence, String remedy, List<Cause> alternatives) {

    /**
     * Copies the alternatives.
     *
     * @param cause which known bug explains the measured values
     * @param where the block or blocks in which it enters
     * @param evidence the figures that show it
     * @param remedy what to change
     * @param alternatives other causes that would have given the same values here
     */
    public Diagnosis {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Returns the diagnosis of a gradient that is twice as large when it is computed a second time at the same point, which
     * is told before anything is measured.
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
     * Tells whether a bug is one of its own beside another that is named before it: neither the same mistake once more, nor
     * what may have spread from NaN or infinity.
     *
     * @param first the bug that is named before
     * @return true if it takes a change of its own
     */
    public boolean isIndependentOf(Diagnosis first) {
        return cause != first.cause && first.cause != Cause.NOT_FINITE;
    }
}
