package org.gradcheck.internal.judgement;

import java.util.List;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;

/**
 * Verdict of a block and all that a report says of it, whether its entries were examined one by one or along directions.
 *
 * @param report what the report says of the block
 * @param mismatches the entries that disagree
 * @param measured both sides, as far as they were measured entry by entry
 * @param verdicts the verdicts of the entries that were measured
 * @param ignoresParameters whether the cost never changed, whatever was stored in this block
 */
public record JudgedBlock(
        BlockReport report,
        List<Discrepancy> mismatches,
        MeasuredBlock measured,
        EntryVerdicts verdicts,
        boolean ignoresParameters) {

    public String name() {
        return report.name();
    }

    /** The same block with words before the note of its report. */
    public JudgedBlock withNote(String text) {
        String note = report.note().isEmpty() ? text : text + "; " + report.note();
        BlockReport noted = new BlockReport(
                report.name(),
                report.shape(),
                report.verdict(),
                report.counts(),
                report.sensitivity(),
                report.worst(),
                note);
        return new JudgedBlock(noted, mismatches, measured, verdicts, ignoresParameters);
    }
}
