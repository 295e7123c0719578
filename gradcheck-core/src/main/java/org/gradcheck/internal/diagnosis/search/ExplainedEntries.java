package org.gradcheck.internal.diagnosis.search;

import java.util.List;

/**
 * The number of entries that a bug explains, of those in the blocks that it changes, as text.
 *
 * @param before the state without the bug
 * @param scope the blocks that it changes
 * @param after the state with the bug
 */
public record ExplainedEntries(DiagnosisState before, Scope scope, DiagnosisState after) {

    /** Returns for example {@code all 12 entries}, {@code 11 of 12 entries} or {@code all 64 entries measured}. */
    @Override
    public String toString() {
        List<Integer> changed = scope.changed();
        int known = scope.knownEntries(before).size();
        int explained = scope.explainedEntries(before, after).size();
        boolean sampled = false;
        for (int block : changed) {
            sampled |= !before.blocks().get(block).isComplete();
        }
        return (explained == known ? NumberText.entries(known) : explained + " of " + known + " entries")
                + (sampled ? " measured" : "");
    }
}
