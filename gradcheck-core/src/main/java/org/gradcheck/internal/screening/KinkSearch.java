package org.gradcheck.internal.screening;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.gradcheck.internal.differentiation.KinkSignal;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * Bisection search for the entries whose kinks lie within a small step of the point.
 *
 * <p>Such a kink changes the slope of every direction that crosses it, whatever the gradient claims, and so hides errors of all
 * other entries. A {@link KinkSignal} is the sum of the kinks that a step crosses. It is measured for the first half of a range, and
 * the second half has the rest. Halves with a visible signal are divided in turn, down to single entries, whose signals are measured. The
 * search ends early
 *
 * <ul>
 *   <li>if the kinks are too many to be found one by one: the first halves have close to half of the signal four times in a row, or
 *       {@link #MOST_SIGNALS} are used up, or more than {@link #MOST_FOUND} entries were found;
 *   <li>if a single entry has no signal although the rest of the signal was left for it. Many parameters then cross a kink only together,
 *       as the weights of a unit do.
 * </ul>
 */
final class KinkSearch {

    /** Largest number of signals. Chosen: {@link #MOST_FOUND} kinks among a million entries take up to 540 of them. */
    private static final int MOST_SIGNALS = 576;

    /** Largest number of entries. Chosen: each of them is examined one by one, in up to 60 evaluations. */
    static final int MOST_FOUND = 32;

    /** Distance from one half up to which a part of a signal is that of very many kinks. Chosen: 300 have 0.03 as a standard deviation. */
    private static final double EVEN = 0.1;

    /** First halves in a row that are even if the kinks are too many. Chosen: {@link #MOST_FOUND} kinks pass for too many in one of 18 cases. */
    private static final int MOST_EVEN = 4;

    private record Part(EntryRange range, KinkSignal signal, boolean isMeasured) {}

    private final DirectionalComparison comparison;
    private final double step;
    private final Deque<Part> open = new ArrayDeque<>();
    private final List<Integer> found = new ArrayList<>();
    private int signalsLeft = MOST_SIGNALS;
    private int even;

    /**
     * Prepares a search.
     *
     * @param comparison measures the signals
     * @param step the step, as a part of a direction
     */
    KinkSearch(DirectionalComparison comparison, double step) {
        this.comparison = comparison;
        this.step = step;
    }

    /**
     * Returns the entries at or near kinks; empty if there are none or too many. If the signals are used up, or an entry shows
     * none, the entries found so far.
     */
    List<Integer> search() {
        add(new Part(comparison.all(), signal(comparison.all()), true));
        while (!open.isEmpty() && signalsLeft > 0 && !foundTooMany()) {
            Part part = open.pop();
            if (part.range().size() > 1) {
                divide(part);
            } else if (part.isMeasured() || signal(part.range()).isVisible()) {
                found.add(part.range().from());
            } else {
                return found;
            }
        }
        return foundTooMany() ? List.of() : found;
    }

    private boolean foundTooMany() {
        return even >= MOST_EVEN || found.size() > MOST_FOUND;
    }

    private void divide(Part part) {
        EntryRange first = part.range().firstHalf();
        KinkSignal signal = signal(first);
        boolean isEven = Math.abs(signal.value() / part.signal().value() - 0.5) < EVEN;
        even = isEven && found.isEmpty() ? even + 1 : 0;
        add(new Part(
                new EntryRange(first.to(), part.range().to()), part.signal().without(signal), false));
        add(new Part(first, signal, true));
    }

    private void add(Part part) {
        if (part.signal().isVisible()) {
            open.push(part);
        }
    }

    private KinkSignal signal(EntryRange range) {
        signalsLeft--;
        return comparison.kink(range, step);
    }
}
