package org.gradcheck.internal.judgement;

import java.util.List;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;

/**
 * Verdict of a block and its part of the report. Its entries were examined one by one or along directions.
 *
 * @param report the part of the report
 * @param mismatches the entries that disagree
 * @param measured the analytic and numeric values of the entries that were measured one by one
 * @param verdicts the verdicts of the entries that were measured
 * @param ignoresParameters whether the cost never changed when other values were stored in this block
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

    /** Returns the same block with a text before the note of its report. */
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
