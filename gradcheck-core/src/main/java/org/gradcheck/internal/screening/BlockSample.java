package org.gradcheck.internal.screening;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradcheck.internal.judgement.JudgedEntry;

/** Entries of a wrong block that are examined in turns, to show what its mistake looks like. */
final class BlockSample {

    /** Largest part of wrong entries among those that are decided, whose lines are examined. Chosen: lines show in a sample with more. */
    private static final double FEW = 0.25;

    private final int block;
    private final EntrySample places;
    private final boolean areAlike;
    private final Deque<Integer> left = new ArrayDeque<>();
    private final List<Integer> wrong = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();
    private int decided;
    private boolean tells;

    /**
     * Makes a sample.
     *
     * @param block the number of the block
     * @param places the rows and columns of the block
     * @param areAlike whether all entries are wrong by the same factor
     * @param numbers the entries, in the order in which they are examined
     */
    BlockSample(int block, EntrySample places, boolean areAlike, int... numbers) {
        this.block = block;
        this.places = places;
        this.areAlike = areAlike;
        IntStream.of(numbers).forEach(left::add);
    }

    boolean hasNext() {
        return !left.isEmpty();
    }

    /** Returns whether an examined entry has told anything about the mistake. */
    boolean tells() {
        return tells;
    }

    JudgedEntry examineNext(EntryDifferences entries) {
        int number = left.remove();
        taken.add(number);
        JudgedEntry entry = entries.examine(number);
        // Where all entries are wrong alike, noise hides the mistake in those that look right.
        tells |= areAlike ? entry.isWrong() : !entry.isOpen();
        decided += entry.isOpen() ? 0 : 1;
        if (entry.isWrong()) {
            wrong.add(number);
        }
        return entry;
    }

    /** If few entries are wrong so far, lets those in their rows and columns come next. */
    void turnToWrongLines(AnalyticGradient gradient) {
        if (wrong.isEmpty() || wrong.size() > FEW * decided || !places.areInLines()) {
            return;
        }
        int[] others = places.inLinesOf(wrong, gradient.displaceable(block), number -> gradient.change(block, number));
        for (int k = others.length - 1; k >= 0; k--) {
            if (!taken.contains(others[k])) {
                left.removeFirstOccurrence(others[k]);
                left.addFirst(others[k]);
            }
        }
    }
}
