package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All that is known of one block: as a whole, and of its parts. */
final class BlockEvidence {

    private final WholeBlock whole;
    private final Map<PartKind, Double> detectable = new EnumMap<>(PartKind.class);
    private final List<WrongPart> wrong = new ArrayList<>();
    private final List<PartKind> disagreeing = new ArrayList<>();
    private boolean hasCommonFactor;

    BlockEvidence(WholeBlock whole) {
        this.whole = whole;
    }

    WholeBlock whole() {
        return whole;
    }

    /** Returns the wrong parts. */
    List<WrongPart> wrong() {
        return wrong;
    }

    /** Keeps the wrong parts that are wrong elsewhere, too. Without the others, nothing is promised of the parts. */
    void keepWrong(Predicate<WrongPart> elsewhere) {
        if (wrong.removeIf(elsewhere.negate())) {
            detectable.clear();
        }
    }

    /** Returns the wrong parts that are single entries. */
    List<WrongPart> wrongEntries() {
        return wrong.stream().filter(WrongPart::isEntry).toList();
    }

    /** Returns the kinds of parts of which many are wrong. */
    List<PartKind> disagreeing() {
        return disagreeing;
    }

    /** Returns the smallest error of a part that would have been found, for each kind that was verified, in changes of the cost. */
    Map<PartKind, Double> detectable() {
        return detectable;
    }

    boolean hasCommonFactor() {
        return hasCommonFactor;
    }

    void setCommonFactor() {
        hasCommonFactor = true;
    }

    boolean disagrees() {
        return whole.disagrees() || !wrong.isEmpty() || !disagreeing.isEmpty();
    }

    boolean agrees() {
        return whole.agrees() && !disagrees();
    }
}
