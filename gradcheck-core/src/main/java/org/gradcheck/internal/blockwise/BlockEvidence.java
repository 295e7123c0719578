package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that is known of one block: as a whole, and of its parts. */
final class BlockEvidence {

    private final WholeBlock whole;
    private final boolean isSuspicious;
    private final Map<PartKind, PartKind.Found> promises = new EnumMap<>(PartKind.class);
    private final Set<PartKind> unpromised = EnumSet.noneOf(PartKind.class);
    private final List<WrongPart> wrong = new ArrayList<>();
    private final List<PartKind> disagreeing = new ArrayList<>();
    private final Map<PartKind, Boolean> deviating = new EnumMap<>(PartKind.class);
    private final List<PartKind> doubtful = new ArrayList<>();
    private boolean hasCommonFactor;
    private boolean isWrongNearby;
    private boolean isCutShort;

    /**
     * Creates the evidence of a block without that of its parts.
     *
     * @param isSuspicious whether the block deviates as a whole at the point, and not alike at other points
     */
    BlockEvidence(WholeBlock whole, boolean isSuspicious) {
        this.whole = whole;
        this.isSuspicious = isSuspicious;
    }

    boolean isSuspicious() {
        return isSuspicious;
    }

    WholeBlock whole() {
        return whole;
    }

    /** Returns the wrong parts. */
    List<WrongPart> wrong() {
        return wrong;
    }

    /**
     * Replaces the wrong parts by those that other points confirm.
     *
     * @param refuted the number of those that they do not confirm; if there are any, nothing is promised of the parts
     */
    void confirmWrong(List<WrongPart> confirmed, boolean areNearby, int refuted) {
        if (refuted > 0) {
            promises.clear();
        }
        wrong.clear();
        wrong.addAll(confirmed);
        isWrongNearby = areNearby && !confirmed.isEmpty();
    }

    /** Returns whether points nearby, and not that of the check, show the wrong parts. */
    boolean isWrongNearby() {
        return isWrongNearby;
    }

    /** Returns the wrong parts that are single entries. */
    List<WrongPart> wrongEntries() {
        return wrong.stream().filter(WrongPart::isEntry).toList();
    }

    /** Returns the kinds of parts of which many are wrong. */
    List<PartKind> disagreeing() {
        return disagreeing;
    }

    /** Returns the kinds of parts whose sums deviate, and whether kinks show there. */
    Map<PartKind, Boolean> deviating() {
        return deviating;
    }

    /** Returns the kinds whose sums deviate for a reason that is not known: some of their parts may be wrong. */
    List<PartKind> doubtful() {
        return doubtful;
    }

    /** Returns the smallest error of a part that would have been found, for each kind that was verified. */
    Map<PartKind, PartKind.Found> promises() {
        return promises;
    }

    /**
     * Promises that a wrong part would have been found. Of parts that are tested along several mixtures, the largest figure counts.
     *
     * @param error the smallest error that would have been, in changes of the cost
     */
    void promise(PartKind kind, double error) {
        if (!unpromised.contains(kind)) {
            PartKind.Found found = kind.promise(whole.gradient()).found(error);
            promises.merge(kind, found, (one, other) -> one.error() < other.error() ? other : one);
        }
    }

    /** Replaces the promise of a kind by that of another point, if it was verified there. */
    void promiseAs(BlockEvidence elsewhere, PartKind kind) {
        promises.remove(kind);
        if (elsewhere.promises.containsKey(kind)) {
            promises.put(kind, elsewhere.promises.get(kind));
        }
    }

    /** Promises nothing of a kind, whose parts were not verified, or of which one seems to be wrong and is not confirmed. */
    void promiseNothing(PartKind kind) {
        unpromised.add(kind);
        promises.remove(kind);
    }

    boolean hasCommonFactor() {
        return hasCommonFactor;
    }

    void setCommonFactor() {
        hasCommonFactor = true;
    }

    /** Notes that the limit of the evaluations ended the tests of the parts. Wrong parts that other points were to confirm are forgotten. */
    void cutShort(boolean areConfirmed) {
        isCutShort = true;
        if (!areConfirmed) {
            wrong.clear();
            disagreeing.clear();
        }
    }

    boolean isCutShort() {
        return isCutShort;
    }

    boolean disagrees() {
        return whole.disagrees() || !wrong.isEmpty() || !disagreeing.isEmpty();
    }

    boolean agrees() {
        return whole.agrees() && !disagrees() && doubtful.isEmpty();
    }
}
