package org.gradcheck.internal.diagnosis.search;

import java.util.function.Supplier;
import org.gradcheck.diagnosis.Cause;

/**
 * A bug that may have been made, with the gradient that it gives.
 *
 * @param cause its name
 * @param where the blocks or the layer in which it enters
 * @param parameters the count of numbers that were fitted
 * @param choice the binary logarithm of the count of ways in which the bug could have been made
 * @param after the state with the bug assumed
 * @param evidence the figures that support it, in one line
 * @param remedy the change to make, in one line
 */
public record Explanation(
        Cause cause,
        String where,
        int parameters,
        double choice,
        DiagnosisState after,
        Supplier<String> evidence,
        String remedy) {}
