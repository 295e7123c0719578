package org.gradcheck.report;

import java.util.List;

/**
 * The verdicts of the entries of a block, one by one.
 *
 * @param block the name of the block
 * @param verdicts one for each entry that was measured, in the order of {@link org.gradcheck.report.MeasuredBlock}
 */
public record EntryVerdicts(String block, List<EntryVerdict> verdicts) {

    /**
     * Copies the verdicts.
     *
     * @param block the name of the block
     * @param verdicts one for each entry that was measured
     */
    public EntryVerdicts {
        verdicts = List.copyOf(verdicts);
    }
}
