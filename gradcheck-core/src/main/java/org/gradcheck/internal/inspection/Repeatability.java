package org.gradcheck.internal.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.gradcheck.report.Finding;

/** Whether a gradient, or another derivative, is the same when it is computed a second time at the same point. */
public final class Repeatability {

    /** Sums taken in another order may differ by this part of the largest entry, in single precision. */
    private static final double ROUNDING = 2e-6;

    private Repeatability() {}

    /**
     * Compares what was computed first with what was computed next.
     *
     * @param what what it is, such as {@code gradient}
     * @param first some arrays
     * @param again as many arrays, each as long as its counterpart
     * @return that it was added to, or that it differs; empty if both are the same up to rounding
     */
    public static Optional<Finding> difference(String what, List<double[]> first, List<double[]> again) {
        if (areEqual(first, again, b -> 1)) {
            return Optional.empty();
        }
        int calls = first.size();
        if (calls > 1 && areEqual(first, again, b -> (calls + b + 1.0) / (b + 1.0))) {
            return Optional.of(new Finding(
                    Finding.Kind.GRADIENT_ACCUMULATES_BY_BLOCK,
                    "each of the " + calls + " blocks asks for its " + what
                            + " by a call that adds to those of all blocks:"
                            + " computed a second time, that of the first block is " + (calls + 1)
                            + " x what it was; compute it once for all blocks, or set it to zero before each call"));
        }
        return Optional.of(
                areEqual(first, again, b -> 2)
                        ? new Finding(
                                Finding.Kind.GRADIENT_ACCUMULATES,
                                "the " + what + " is twice as large when it is computed a second time; set it to zero"
                                        + " before adding to it")
                        : new Finding(
                                Finding.Kind.GRADIENT_NOT_REPEATABLE,
                                "the " + what
                                        + " differs when it is computed a second time at the same parameters; set"
                                        + " it to zero before adding to it, keep no state, and reset random generators"));
    }

    /** Whether the second values are the first times a factor for each array, up to rounding. */
    private static boolean areEqual(List<double[]> first, List<double[]> again, IntToDoubleFunction factor) {
        for (int b = 0; b < first.size(); b++) {
            double largest = Arrays.stream(first.get(b)).map(Math::abs).max().orElse(0);
            double allowed = largest * ROUNDING;
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
