package org.gradcheck.internal.inspection;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.gradcheck.report.Finding;

/**
 * Comparison of two computations of a gradient, or of another derivative, at the same point.
 *
 * <p>A buffer that is never set to zero is recognised by its factor: 2 if one call fills it, or (n + k) / k for block k
 * of n if each block makes a call that adds to all of them.
 */
public final class Repeatability {

    private Repeatability() {}

    /**
     * Compares the results of two computations.
     *
     * @param name the name of the derivative, such as {@code gradient}
     * @param first the first result, one array for each block
     * @param again the second result, with the same lengths
     * @return a finding if the second result differs; empty if both are the same up to rounding
     */
    public static Optional<Finding> difference(String name, List<double[]> first, List<double[]> again) {
        if (areEqual(first, again, b -> 1)) {
            return Optional.empty();
        }
        int calls = first.size();
        if (calls > 1 && areEqual(first, again, b -> (calls + b + 1.0) / (b + 1.0))) {
            return Optional.of(new Finding(
                    Finding.Kind.GRADIENT_ACCUMULATES_BY_BLOCK,
                    "each of the " + calls + " blocks computes its " + name
                            + " by a call that adds to the arrays of all blocks: in the second computation the array"
                            + " of the first block is " + (calls + 1)
                            + " times as large; compute it once for all blocks, or set it to zero before each call"));
        }
        return Optional.of(
                areEqual(first, again, b -> 2)
                        ? new Finding(
                                Finding.Kind.GRADIENT_ACCUMULATES,
                                "the " + name + " is twice as large when it is computed a second time; set it to zero"
                                        + " before adding to it")
                        : new Finding(
                                Finding.Kind.GRADIENT_NOT_REPEATABLE,
                                "the " + name
                                        + " differs when it is computed a second time at the same parameters; set"
                                        + " it to zero before adding to it, keep no state, and reset random generators"));
    }

    /** Returns whether the second values are the first times a factor for each array, up to rounding. */
    static boolean areEqual(List<double[]> first, List<double[]> again, IntToDoubleFunction factor) {
        for (int b = 0; b < first.size(); b++) {
            double largest = 0;
            for (double entry : first.get(b)) {
                largest = Math.max(largest, Math.abs(entry));
            }
            double allowed = largest * CostRounding.SINGLE_PRECISION;
            for (int i = 0; i < first.get(b).length; i++) {
                double wanted = factor.applyAsDouble(b) * first.get(b)[i];
                double found = again.get(b)[i];
                if (Double.compare(wanted, found) != 0 && !(Math.abs(wanted - found) <= allowed)) {
                    return false;
                }
            }
        }
        return true;
    }
}
