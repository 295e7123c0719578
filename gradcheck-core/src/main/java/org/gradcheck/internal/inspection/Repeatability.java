package org.gradcheck.internal.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.gradcheck.internal.text.ListedNames;
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
        return Optional.of(growth(name, areEqual(first, again, b -> 2), ""));
    }

    /**
     * Compares the results of two computations of a gradient. If some blocks differ and others do not, the finding names them.
     *
     * @param blocks the names of the blocks
     * @param changed the blocks whose results differ, as {@link #changed} returns them
     * @param first the first result, one array for each block
     * @param again the second result, with the same lengths
     * @return a finding if a block differs; empty if both results are the same up to rounding
     */
    static Optional<Finding> differenceOfBlocks(
            List<String> blocks, List<Integer> changed, List<double[]> first, List<double[]> again) {
        if (changed.isEmpty() || changed.size() == blocks.size()) {
            return difference("gradient", first, again);
        }
        return Optional.of(growth(
                "gradient of " + names(blocks, changed),
                areEqual(first, again, b -> changed.contains(b) ? 2 : 1),
                ", that of each other block is the same"));
    }

    /** Returns the numbers of the blocks of which the second computation has another result. */
    static List<Integer> changed(List<double[]> first, List<double[]> again) {
        List<Integer> changed = new ArrayList<>();
        for (int b = 0; b < first.size(); b++) {
            if (!areEqual(first.subList(b, b + 1), again.subList(b, b + 1), block -> 1)) {
                changed.add(b);
            }
        }
        return changed;
    }

    /** Names some of the blocks, such as {@code w and b}. */
    static String names(List<String> blocks, List<Integer> some) {
        return ListedNames.of(some.size(), i -> blocks.get(some.get(i)));
    }

    private static Finding growth(String name, boolean isTwice, String others) {
        return isTwice
                ? new Finding(
                        Finding.Kind.GRADIENT_ACCUMULATES,
                        "the " + name + " is twice as large when it is computed a second time" + others
                                + "; set it to zero before adding to it")
                : new Finding(
                        Finding.Kind.GRADIENT_NOT_REPEATABLE,
                        "the " + name + " differs when it is computed a second time at the same parameters" + others
                                + "; set it to zero before adding to it, keep no state, and reset random generators");
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
