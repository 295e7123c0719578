package org.gradcheck.internal.diagnosis.search;

import java.util.stream.Stream;

/** A kind of bug, with the gradients that it gives. */
@FunctionalInterface
public interface Hypothesis {

    /**
     * Returns the ways in which this bug can be made here. {@link Search} compares the gradients that they give with the
     * analytic one.
     *
     * @param situation the measured values, and the gradient expected so far
     */
    Stream<Explanation> explanations(DiagnosisState situation);
}
