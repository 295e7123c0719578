package org.gradcheck;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;
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
 * @param rounding what a right analytic value may have lost to rounding
 * @param note how the entries were looked at
 */
record ScreenedBlock(
        ParameterBlock block,
        Verdict verdict,
        Map<EntryVerdict, Integer> together,
        List<ExaminedEntry> examined,
        OptionalDouble sensitivity,
        boolean isBlind,
        Rounding rounding,
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
    public MeasuredBlock measured() {
        List<ExaminedEntry> ascending = ascending();
        BitSet wrong = new BitSet();
        IntStream.range(0, ascending.size())
                .filter(i -> ascending.get(i).isWrong())
                .forEach(wrong::set);
        return MeasuredBlock.of(
                block,
                ascending.stream().mapToInt(ExaminedEntry::entry).toArray(),
                column(ascending, Discrepancy::analytic),
                column(ascending, Discrepancy::numeric),
                column(ascending, Discrepancy::error),
                wrong,
                rounding);
    }

    @Override
    public EntryVerdicts verdicts() {
        return new EntryVerdicts(
                block.name(), ascending().stream().map(ExaminedEntry::verdict).toList());
    }

    private List<ExaminedEntry> ascending() {
        return examined.stream().sorted(comparingInt(ExaminedEntry::entry)).toList();
    }

    private static double[] column(List<ExaminedEntry> entries, ToDoubleFunction<Discrepancy> value) {
        return entries.stream()
                .map(ExaminedEntry::discrepancy)
                .mapToDouble(value)
                .toArray();
    }

    @Override
    public List<Discrepancy> mismatches() {
        return examined.stream()
                .filter(entry -> entry.verdict() == EntryVerdict.DISAGREES)
                .map(ExaminedEntry::discrepancy)
                .toList();
    }
}
