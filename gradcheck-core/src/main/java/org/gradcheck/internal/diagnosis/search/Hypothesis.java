package org.gradcheck.internal.diagnosis.search;

import java.util.stream.Stream;

/** A way to get a gradient wrong, that says what the gradient would be then. */
@FunctionalInterface
public interface Hypothesis {

    /**
     * Returns the ways in which this bug can be made here. Whether one of them gives the values that were measured is for
     * others to find out.
     *
     * @param situation what was measured, and what is expected by now
     */
    Stream<Explanation> explanations(DiagnosisState situation);
}
