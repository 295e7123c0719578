package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.function.UnaryOperator;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;

/**
 * A bug in a backpropagation, at the place where it may have been made.
 *
 * @param where the layer or layers
 * @param rules makes the wrong rules of those that would hold otherwise
 * @param parameters how many numbers were fitted
 * @param choice in how many ways it could have been made beside this one, as binary digits
 * @param evidence what was done in place of the right thing
 * @param remedy what to do
 */
record NetworkBug(
        String where,
        UnaryOperator<BackpropagationRules> rules,
        int parameters,
        double choice,
        String evidence,
        String remedy) {

    NetworkBug(String where, UnaryOperator<BackpropagationRules> rules, String evidence, String remedy) {
        this(where, rules, 0, 0, evidence, remedy);
    }
}
