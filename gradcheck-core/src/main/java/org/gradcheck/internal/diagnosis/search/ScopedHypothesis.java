package org.gradcheck.internal.diagnosis.search;

import java.util.stream.Stream;

/** A bug that may have changed several blocks alike. */
public interface ScopedHypothesis extends Hypothesis {

    /**
     * Returns the ways in which this bug can be made in some blocks.
     *
     * @param situation what was measured, and what is expected by now
     * @param scope where it shows, and which blocks it changes; numbers are fitted to the former
     */
    Stream<Explanation> explanations(DiagnosisState situation, Scope scope);

    @Override
    default Stream<Explanation> explanations(DiagnosisState situation) {
        return Scope.of(situation, this).stream().flatMap(scope -> explanations(situation, scope));
    }
}
