package org.gradcheck.internal.screening;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** The entries of a gradient that are not finite, by their numbers among all parameters. */
final class NotFiniteEntries implements IntPredicate {

    private final BitSet numbers = new BitSet();

    NotFiniteEntries(List<double[]> blocks) {
        int number = 0;
        for (double[] block : blocks) {
            for (double entry : block) {
                if (!Double.isFinite(entry)) {
                    numbers.set(number);
                }
                number++;
            }
        }
    }

    @Override
    public boolean test(int number) {
        return numbers.get(number);
    }
}
