package org.gradcheck.internal.judgement;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Verdict of a block and its part of the report. Its entries were examined one by one or along directions.
 *
 * @param report the part of the report
 * @param mismatches the entries that disagree
 * @param measured the analytic and numeric values of the entries that were measured one by one
 * @param verdicts the verdicts of the entries that were measured
 * @param ignoresParameters whether the cost never changed when other values were stored in this block
 * @param directional what directions showed of a wrong block whose entries were not measured; empty for other blocks
 */
public record JudgedBlock(
        BlockReport report,
        List<Discrepancy> mismatches,
        MeasuredBlock measured,
        EntryVerdicts verdicts,
        boolean ignoresParameters,
        Optional<DirectionalEvidence> directional) {

    /** Creates a block whose entries were measured. */
    public JudgedBlock(
            BlockReport report,
            List<Discrepancy> mismatches,
            MeasuredBlock measured,
            EntryVerdicts verdicts,
            boolean ignoresParameters) {
        this(report, mismatches, measured, verdicts, ignoresParameters, Optional.empty());
    }

    public String name() {
        return report.name();
    }

    /**
     * Returns the same block without any statement about its entries, since the cost is too coarse for one. Fixed entries stay fixed.
     *
     * @param block the block
     * @param note the reason in the words of a report
     */
    public JudgedBlock unresolved(ParameterBlock block, String note) {
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        report.counts()
                .forEach((verdict, entries) -> counts.merge(
                        verdict == EntryVerdict.FIXED ? verdict : EntryVerdict.UNRESOLVED, entries, Integer::sum));
        double[] none = new double[0];
        return new JudgedBlock(
                new BlockReport(
                        report.name(),
                        report.shape(),
                        Verdict.UNRESOLVED,
                        counts,
                        OptionalDouble.empty(),
                        Optional.empty(),
                        note),
                List.of(),
                MeasuredBlock.of(block, new int[0], none, none, none, new BitSet(), measured.rounding()),
                new EntryVerdicts(report.name(), List.of()),
                false);
    }

    /** Returns the same block with a text before the note of its report. */
    public JudgedBlock withNote(String text) {
        return because(report.note().isEmpty() ? text : text + "; " + report.note());
    }

    /** Returns the same block with another note of its report. */
    public JudgedBlock because(String note) {
        BlockReport noted = new BlockReport(
                report.name(),
                report.shape(),
                report.verdict(),
                report.counts(),
                report.sensitivity(),
                report.worst(),
                note);
        return new JudgedBlock(noted, mismatches, measured, verdicts, ignoresParameters, directional);
    }
}
