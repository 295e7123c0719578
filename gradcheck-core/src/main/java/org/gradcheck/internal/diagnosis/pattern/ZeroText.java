package org.gradcheck.internal.diagnosis.pattern;

import java.util.List;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.Standing;

/**
 * The zeros of blocks that were never filled, as text: all of them, and those on which the cost was seen to depend.
 *
 * @param situation the state of the diagnosis
 * @param blocks the blocks, whose analytic values are all zero
 */
record ZeroText(DiagnosisState situation, List<Integer> blocks) {

    private int entries() {
        return blocks.stream()
                .mapToInt(block -> situation.blocks().get(block).shape().entries())
                .sum();
    }

    String them() {
        return entries() == 1 ? "it" : "them";
    }

    /** Returns for example {@code analytic = 0 in all 12 entries, though the cost depends on 7 of them}. */
    @Override
    public String toString() {
        int needed = blocks.stream()
                .mapToInt(block -> situation.judged(block).count(Standing.WRONG))
                .sum();
        int measured = blocks.stream()
                .mapToInt(block -> situation.blocks().get(block).size())
                .sum();
        boolean isSample = blocks.stream().map(situation.blocks()::get).anyMatch(block -> !block.isComplete());
        String which = isSample
                ? (needed == measured ? "all " : needed + " of ") + measured + " that were measured"
                : needed == measured ? them() : needed + " of them";
        return "analytic = 0 in " + NumberText.entries(entries()) + ", though the cost depends on " + which;
    }
}
