package org.gradcheck;

import static java.util.Comparator.comparingDouble;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * A block whose entries were looked at along directions, all at once, and some of them one by one.
 *
 * @param block the block
 * @param verdict its verdict
 * @param together the verdict of the entries that were looked at along directions alone; how many they are
 * @param examined the entries that were looked at one by one
 * @param sensitivity the smallest error of one entry, relative to the typical entry, that would have been noticed
 * @param isBlind whether the cost never moved, whatever was stored in the block
 * @param note how the entries were looked at
 */
record ScreenedBlock(
        ParameterBlock block,
        Verdict verdict,
        Map<EntryVerdict, Integer> together,
        List<ExaminedEntry> examined,
        OptionalDouble sensitivity,
        boolean isBlind,
        String note)
        implements BlockOutcome {

    @Override
    public String name() {
        return block.name();
    }

    @Override
    public BlockReport report() {
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        counts.putAll(together);
        examined.forEach(entry -> counts.merge(entry.verdict(), 1, Integer::sum));
        return new BlockReport(
                block.name(),
                block.shape(),
                verdict,
                counts,
                sensitivity,
                examined.stream().map(ExaminedEntry::discrepancy).max(comparingDouble(Discrepancy::inErrorBars)),
                note);
    }

    @Override
    public List<Discrepancy> mismatches() {
        return examined.stream()
                .filter(entry -> entry.verdict() == EntryVerdict.DISAGREES)
                .map(ExaminedEntry::discrepancy)
                .toList();
    }
}
