package org.gradcheck.report;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.subject.Shape;

/**
 * What came out for one block of parameters.
 *
 * @param name the name of the block
 * @param shape its shape
 * @param verdict {@link Verdict#DISAGREES} if an entry does, else {@link Verdict#AGREES} if an entry could be compared or
 *     all are fixed, else {@link Verdict#UNRESOLVED} or {@link Verdict#VACUOUS}; that of a finding if the block was not
 *     examined because of it
 * @param counts how many entries have which verdict; empty if the block was not examined
 * @param sensitivity the smallest relative error that would have been noticed in half of the entries that agree; empty if
 *     none does
 * @param worst the entry whose values are the most error bars apart; empty if there is none, or all are
 *     fixed
 * @param note what else there is to say, such as why no entry could be compared; may be empty
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
     * @param counts how many entries have which verdict
     * @param sensitivity the smallest relative error that would have been noticed
     * @param worst the worst entry
     * @param note what else there is to say
     */
    public BlockReport {
        counts = Map.copyOf(counts);
    }

    /**
     * Returns how many entries have a verdict, fixed ones among them.
     *
     * @return the number of entries; 0 if the block was not examined
     */
    public int entries() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Returns how many entries have a verdict.
     *
     * @param entryVerdict the verdict
     * @return the number of entries, 0 or more
     */
    public int count(EntryVerdict entryVerdict) {
        return counts.getOrDefault(entryVerdict, 0);
    }

    /** Whether its entries were looked at, if there are any; not so where a finding made that pointless. */
    boolean wasExamined() {
        return !counts.isEmpty() || shape.entries() == 0;
    }
}
