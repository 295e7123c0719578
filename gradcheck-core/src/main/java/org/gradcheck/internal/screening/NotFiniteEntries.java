package org.gradcheck.internal.screening;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gradcheck.internal.parameters.EntryRange;

/** The entries of a gradient that are not finite, by their numbers among all parameters. */
public final class NotFiniteEntries implements IntPredicate {

    private final BitSet numbers = new BitSet();

    /**
     * Finds the entries.
     *
     * @param blocks the gradient, block by block
     */
    public NotFiniteEntries(List<double[]> blocks) {
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

    /** Returns the first of them within a range, in ascending order. */
    IntStream first(int most, EntryRange range) {
        return numbers.stream()
                .filter(number -> number >= range.from() && number < range.to())
                .limit(most);
    }

    @Override
    public boolean test(int number) {
        return numbers.get(number);
    }
}
