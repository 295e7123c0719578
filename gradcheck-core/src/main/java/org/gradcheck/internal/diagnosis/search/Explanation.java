package org.gradcheck.internal.diagnosis.search;

import java.util.function.Supplier;
import org.gradcheck.diagnosis.Cause;

/**
 * A bug that may have been made.
 *
 * @param cause its name
 * @param where the blocks or the layer in which it enters
 * @param parameters how many numbers were fitted to what was measured
 * @param choice in how many ways the bug could have been made beside this one, as binary digits
 * @param after what is expected once the bug is taken for granted
 * @param evidence the figures that show it, in one line
 * @param remedy what to change, in one line
 */
public record Explanation(
        Cause cause,
        String where,
        int parameters,
        double choice,
        DiagnosisState after,
        Supplier<String> evidence,
        String remedy) {}
