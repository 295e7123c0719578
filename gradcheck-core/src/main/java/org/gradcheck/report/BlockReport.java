package org.gradcheck.report;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.subject.Shape;

/**
 * Result of a check for one block of parameters.
 *
 * @param name the name of the block
 * @param shape its shape
 * @param verdict {@link Verdict#DISAGREES} if an entry does, else {@link Verdict#AGREES} if an entry could be compared or
 *     all are fixed, else {@link Verdict#UNRESOLVED} or {@link Verdict#VACUOUS}; if a finding kept the block from being
 *     examined, the verdict of that finding
 * @param counts the number of entries with each verdict; empty if the block was not examined
 * @param sensitivity the relative error above which each entry called right would have disagreed; of a screened block,
 *     relative to a typical entry, or in single precision to the block as a whole; empty if no entry has one
 * @param worst the entry whose values are the most error bars apart; empty if there is none, or all are
 *     fixed
 * @param note a further remark, such as the reason why no entry could be compared; may be empty
 */
public record BlockReport(
        String name,
        Shape shape,
        Verdict verdict,
        Map<EntryVerdict, Integer> counts,
        OptionalDouble sensitivity,
        Optional<Discrepancy> worst,
        String note) {

    /**
     * Copies the counts.
     *
     * @param name the name of the block
     * @param shape its shape
     * @param verdict its verdict
     * @param counts the number of entries with each verdict
     * @param sensitivity the relative error above which each entry called right would have disagreed
     * @param worst the worst entry
     * @param note a further remark
     */
    public BlockReport {
        counts = Map.copyOf(counts);
    }

    /**
     * Returns the number of entries, fixed ones included.
     *
     * @return the number of entries; 0 if the block was not examined
     */
    public int entries() {
        int entries = 0;
        for (int count : counts.values()) {
            entries += count;
        }
        return entries;
    }

    /**
     * Returns the number of entries with a given verdict.
     *
     * @param entryVerdict the verdict
     * @return the number of entries, 0 or more
     */
    public int count(EntryVerdict entryVerdict) {
        return counts.getOrDefault(entryVerdict, 0);
    }

    /** Returns whether the block was examined: a finding about the cost or gradient may have prevented it. */
    boolean wasExamined() {
        return !counts.isEmpty() || shape.entries() == 0;
    }
}
