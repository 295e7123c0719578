package org.gradcheck.diagnosis;

import java.util.function.Supplier;

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
record Explanation(
        Cause cause,
        String where,
        int parameters,
        double choice,
        Situation after,
        Supplier<String> evidence,
        String remedy) {}
