package org.gradcheck.internal.diagnosis.search;

import java.util.List;
import org.gradcheck.diagnosis.Diagnosis;

/**
 * Result of a search.
 *
 * @param bugs the bugs that were found
 * @param open the numbers of the wrong blocks that these do not explain
 */
public record Diagnosed(List<Diagnosis> bugs, List<Integer> open) {

    /** Copies the lists. */
    public Diagnosed {
        bugs = List.copyOf(bugs);
        open = List.copyOf(open);
    }
}
