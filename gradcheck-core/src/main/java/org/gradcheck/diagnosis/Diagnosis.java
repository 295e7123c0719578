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
}
