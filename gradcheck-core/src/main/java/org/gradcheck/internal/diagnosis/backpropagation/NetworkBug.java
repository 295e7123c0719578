package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.function.UnaryOperator;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;

/**
 * A bug in a backpropagation, in one layer or several.
 *
 * @param cause its name
 * @param where the layer or layers
 * @param rules the wrong rules, from those without this bug
 * @param parameters the count of numbers that were fitted
 * @param choice the binary logarithm of the count of ways in which the bug could have been made
 * @param evidence the wrong computation, in one line
 * @param remedy the change to make, in one line
 */
record NetworkBug(
        Cause cause,
        String where,
        UnaryOperator<BackpropagationRules> rules,
        int parameters,
        double choice,
        String evidence,
        String remedy) {

    NetworkBug(Cause cause, String where, UnaryOperator<BackpropagationRules> rules, String evidence, String remedy) {
        this(cause, where, rules, 0, 0, evidence, remedy);
    }
}
