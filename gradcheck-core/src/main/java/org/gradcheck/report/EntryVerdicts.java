package org.gradcheck.report;

import java.util.List;

/**
 * Verdicts of the single entries of a block.
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
        verdicts = PackedVerdicts.copyOf(verdicts);
    }
}
