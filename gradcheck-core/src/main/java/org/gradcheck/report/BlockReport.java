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
 * @param verdict the verdict of its worst entry; {@link Verdict#VACUOUS} or {@link Verdict#UNRESOLVED} if no entry could
 *     be compared
 * @param counts how many entries have which verdict
 * @param sensitivity the smallest relative error that would have been noticed in half of the entries that agree; empty if
 *     none does
 * @param worst the entry whose values are the most error bars apart; empty for a block without entries
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
     * @param verdict the verdict of its worst entry
     * @param counts how many entries have which verdict
     * @param sensitivity the smallest relative error that would have been noticed
     * @param worst the worst entry
     * @param note why no entry could be compared
     */
    public BlockReport {
        counts = Map.copyOf(counts);
    }

    /**
     * Returns how many entries were examined.
     *
     * @return the number of entries
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
}
