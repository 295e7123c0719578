package org.gradcheck.internal.blockwise;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What became of the mean deviation of a block, which is examined at smaller steps at points nearby. A deviation that these refute is replaced by
 * the one that they show, which is examined in the same way.
 */
final class DeviationNearby {

    /** Points at which smaller steps must show the same deviation. Chosen: one may have a kink so close to it that noise hides it. */
    private static final int CONFIRMING = 2;

    /** Steps at which a deviation is refuted, at most. Chosen: kinks that deviate alike at two of them stay open. */
    private static final int MOST_REFUTED = 2;

    private Optional<CloserLooks> closer = Optional.empty();
    private boolean isConfirmed;
    private int refuted;

    boolean isConfirmed() {
        return isConfirmed;
    }

    /** Returns whether smaller steps have confirmed the deviation, or are not asked any more. */
    boolean isDecided() {
        return isConfirmed || refuted >= MOST_REFUTED;
    }

    boolean isSeenAt(int point) {
        return closer.isPresent() && closer.get().contains(point);
    }

    /** Returns how often the step is divided. */
    int divisions(MeanDeviation mean) {
        return looks(mean).divisions();
    }

    /**
     * Adds what smaller steps show at a point.
     *
     * @param first the block there at the first step
     * @param divided the block there, after each division of the step
     * @param mean the mean of all points at the first step
     * @return the block at the points that refute the deviation, if they do
     */
    Optional<SortedMap<Integer, WholeBlock>> add(
            int point, WholeBlock first, List<WholeBlock> divided, MeanDeviation mean) {
        CloserLooks looks = looks(mean);
        looks.add(point, first, divided);
        Confirmation.Outcome outcome = looks.outcome(mean, mean.isGross() ? 1 : CONFIRMING);
        isConfirmed |= outcome == Confirmation.Outcome.CONFIRMED;
        if (outcome != Confirmation.Outcome.REFUTED) {
            return Optional.empty();
        }
        refuted++;
        restart();
        return Optional.of(looks.refuting(mean));
    }

    private CloserLooks looks(MeanDeviation mean) {
        CloserLooks looks = closer.orElseGet(() -> new CloserLooks(mean));
        closer = Optional.of(looks);
        return looks;
    }

    /** Forgets what smaller steps have shown, since the first step is another one now. */
    void restart() {
        closer = Optional.empty();
    }

    void forgetConfirmation() {
        isConfirmed = false;
    }
}
