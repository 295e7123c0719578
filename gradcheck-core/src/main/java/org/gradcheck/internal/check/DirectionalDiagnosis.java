package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.pattern.DirectionalCauses;
import org.gradcheck.internal.judgement.DirectionalEvidence;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.MeasuredBlock;

/** What directions show of wrong blocks whose entries were not measured one by one. */
final class DirectionalDiagnosis {

    private DirectionalDiagnosis() {}

    /**
     * Returns the causes, or the note of such a block.
     *
     * @param areAllOpen whether no cause was found for the blocks of which a sample was measured
     */
    static Explained of(List<JudgedBlock> blocks, OptionalInt examples, boolean areAllOpen) {
        Map<Integer, DirectionalEvidence> evidence = new LinkedHashMap<>();
        List<MeasuredBlock> measured = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            JudgedBlock block = blocks.get(b);
            measured.add(block.measured());
            boolean isOpen = areAllOpen || block.mismatches().isEmpty();
            if (isOpen && block.directional().isPresent()) {
                evidence.put(b, block.directional().get());
                notes.add(block.name() + ": " + block.report().note());
            }
        }
        if (evidence.isEmpty()) {
            return Explained.NOTHING;
        }
        List<Diagnosis> causes = new DirectionalCauses(measured, examples).of(evidence);
        return new Explained(causes, causes.isEmpty() ? Optional.of(notes.get(0)) : Optional.empty());
    }
}
