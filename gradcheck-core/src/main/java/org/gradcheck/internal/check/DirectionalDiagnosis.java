package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.direction.HiddenMistakes;
import org.gradcheck.internal.diagnosis.pattern.DirectionalCauses;
import org.gradcheck.internal.judgement.DirectionalEvidence;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.MeasuredBlock;

/**
 * Bugs and notes of wrong blocks, from tests along directions, where their entries show no bug.
 *
 * @param causes the bugs
 * @param open the blocks without a cause and without a line
 * @param lines what the wrong values look like, for blocks without a cause
 * @param notes for each of them, the findings along directions that tell more than that the block is wrong
 */
record DirectionalDiagnosis(List<Diagnosis> causes, List<Integer> open, List<String> lines, List<String> notes) {

    /** Search along further directions. */
    interface Further {

        /** Returns the mistakes in blocks that are wrong as a whole. */
        HiddenMistakes in(List<MeasuredBlock> all, Map<Integer, DirectionalEvidence> wrong);

        /** Returns whether the claims of a block are a multiple of its parameters. */
        boolean isMultipleOfParameters(int block);
    }

    /** Returns no bugs and no notes. */
    static DirectionalDiagnosis nothing(List<Integer> open) {
        return new DirectionalDiagnosis(List.of(), open, List.of(), List.of());
    }

    /**
     * Returns the causes.
     *
     * @param unexplained the blocks with wrong entries for which no cause was found
     * @param search searches some blocks for mistakes along further directions
     */
    static DirectionalDiagnosis of(
            List<JudgedBlock> blocks, OptionalInt examples, List<Integer> unexplained, Further search) {
        Map<Integer, DirectionalEvidence> evidence = new LinkedHashMap<>();
        List<MeasuredBlock> measured = new ArrayList<>();
        List<Integer> open = new ArrayList<>(unexplained);
        for (int b = 0; b < blocks.size(); b++) {
            JudgedBlock block = blocks.get(b);
            measured.add(block.measured());
            boolean isOpen = unexplained.contains(b) || block.mismatches().isEmpty();
            if (isOpen && block.directional().isPresent()) {
                evidence.put(b, block.directional().get());
            }
        }
        if (evidence.isEmpty()) {
            return nothing(open);
        }
        Map<Diagnosis, List<Integer>> causes =
                new DirectionalCauses(measured, examples, search::isMultipleOfParameters).of(evidence);
        causes.values().forEach(evidence.keySet()::removeAll);
        causes.values().forEach(open::removeAll);
        Map<Integer, DirectionalEvidence> hidden = new LinkedHashMap<>();
        evidence.forEach((b, shown) -> {
            if (shown.isWrongAsAWhole()) {
                hidden.put(b, shown);
            }
        });
        HiddenMistakes mistakes = hidden.isEmpty() ? HiddenMistakes.NONE : search.in(measured, hidden);
        mistakes.causes().values().forEach(evidence.keySet()::removeAll);
        mistakes.causes().values().forEach(open::removeAll);
        evidence.keySet().removeAll(mistakes.lines().keySet());
        open.removeAll(mistakes.lines().keySet());
        List<Diagnosis> all = new ArrayList<>(causes.keySet());
        all.addAll(mistakes.causes().keySet());
        List<String> notes = new ArrayList<>();
        evidence.forEach((b, shown) -> {
            JudgedBlock block = blocks.get(b);
            if (shown.tellsMoreThanWrong() || block.mismatches().isEmpty()) {
                notes.add(block.name() + ": " + block.report().note());
            }
        });
        return new DirectionalDiagnosis(all, open, List.copyOf(mistakes.lines().values()), notes);
    }
}
