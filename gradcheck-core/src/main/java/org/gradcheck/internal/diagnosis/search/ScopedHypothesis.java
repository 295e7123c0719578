package org.gradcheck.internal.diagnosis.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A bug that may have changed several blocks alike. */
public interface ScopedHypothesis extends Hypothesis {

    /**
     * Returns the ways in which this bug can be made in some blocks.
     *
     * @param situation the measured values, and the gradient expected so far
     * @param scope the blocks to which numbers are fitted, and the blocks that the bug changes
     */
    Stream<Explanation> explanations(DiagnosisState situation, Scope scope);

    @Override
    default Stream<Explanation> explanations(DiagnosisState situation) {
        List<Explanation> all = new ArrayList<>();
        for (Scope scope : Scope.of(situation, this)) {
            all.addAll(explanations(situation, scope).toList());
        }
        return all.stream();
    }
}
