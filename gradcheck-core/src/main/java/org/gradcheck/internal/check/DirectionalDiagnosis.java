package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.pattern.DirectionalCauses;
import org.gradcheck.internal.judgement.DirectionalEvidence;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.MeasuredBlock;

/**
 * Bugs and notes of wrong blocks, from tests along directions, where their entries show no bug.
 *
 * @param causes the bugs
 * @param open the blocks without a cause
 * @param notes for each of them, the findings along directions that tell more than that the block is wrong
 */
record DirectionalDiagnosis(List<Diagnosis> causes, List<Integer> open, List<String> notes) {

    /**
     * Returns the causes.
     *
     * @param unexplained the blocks with wrong entries for which no cause was found
     */
    static DirectionalDiagnosis of(List<JudgedBlock> blocks, OptionalInt examples, List<Integer> unexplained) {
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
            return new DirectionalDiagnosis(List.of(), open, List.of());
        }
        Map<Diagnosis, List<Integer>> causes = new DirectionalCauses(measured, examples).of(evidence);
        causes.values().forEach(evidence.keySet()::removeAll);
        causes.values().forEach(open::removeAll);
        List<String> notes = new ArrayList<>();
        evidence.forEach((b, shown) -> {
            JudgedBlock block = blocks.get(b);
            if (shown.tellsMoreThanWrong() || block.mismatches().isEmpty()) {
                notes.add(block.name() + ": " + block.report().note());
            }
        });
        return new DirectionalDiagnosis(List.copyOf(causes.keySet()), open, notes);
    }
}
