package org.gradcheck.internal.screening;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.internal.judgement.DirectionalEvidence;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.judgement.MeasuredEntries;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * A block whose entries were tested together along directions, and some of them one by one.
 *
 * @param block the block
 * @param verdict its verdict
 * @param together the verdicts of the entries that were tested along directions only, with the number of entries for each
 * @param examined the entries that were examined one by one
 * @param sensitivity the error above which each entry called right would have disagreed, relative to a typical entry, or a
 *     common factor of the block if single errors do not show; empty if no entry has one
 * @param ignoresParameters whether the cost never changed when other values were stored in the block
 * @param rounding the rounding error of a right analytic value
 * @param note the way in which the entries were tested
 * @param directional what directions showed of a wrong block
 */
record ScreenedBlock(
        ParameterBlock block,
        Verdict verdict,
        Map<EntryVerdict, Integer> together,
        List<JudgedEntry> examined,
        OptionalDouble sensitivity,
        boolean ignoresParameters,
        Rounding rounding,
        String note,
        Optional<DirectionalEvidence> directional)
        implements MeasuredEntries {

    @Override
    public JudgedBlock judge() {
        return new JudgedBlock(report(), mismatches(), measured(), verdicts(), ignoresParameters, directional);
    }

    /** Returns the same block as zeros that the displacement of all entries has verified. */
    ScreenedBlock zeroBySymmetry() {
        int fixed = together.getOrDefault(EntryVerdict.FIXED, 0);
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        counts.put(EntryVerdict.AGREES, block.shape().entries() - fixed);
        if (fixed > 0) {
            counts.put(EntryVerdict.FIXED, fixed);
        }
        return new ScreenedBlock(
                block,
                Verdict.AGREES,
                counts,
                List.of(),
                OptionalDouble.empty(),
                false,
                rounding,
                "zero by symmetry: the cost changes by no more than its noise when all entries are displaced",
                Optional.empty());
    }

    /** Returns the same block without any promise, since the limit of the evaluations ended its tests. A wrong block stays wrong. */
    ScreenedBlock cutShort() {
        if (verdict == Verdict.DISAGREES) {
            return this;
        }
        int fixed = together.getOrDefault(EntryVerdict.FIXED, 0);
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        counts.put(EntryVerdict.UNRESOLVED, block.shape().entries() - fixed - examined.size());
        if (fixed > 0) {
            counts.put(EntryVerdict.FIXED, fixed);
        }
        return new ScreenedBlock(
                block,
                Verdict.UNRESOLVED,
                counts,
                examined,
                OptionalDouble.empty(),
                false,
                rounding,
                note + (note.isEmpty() ? ScreeningNote.LIMIT.substring(2) : ScreeningNote.LIMIT),
                Optional.empty());
    }

    private BlockReport report() {
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        counts.putAll(together);
        examined.forEach(entry -> counts.merge(entry.verdict(), 1, Integer::sum));
        return new BlockReport(
                block.name(),
                block.shape(),
                verdict,
                counts,
                sensitivity,
                examined.stream().map(JudgedEntry::discrepancy).max(comparingDouble(Discrepancy::inErrorBars)),
                note);
    }

    private MeasuredBlock measured() {
        List<JudgedEntry> ascending = ascending();
        BitSet wrong = new BitSet();
        IntStream.range(0, ascending.size())
                .filter(i -> ascending.get(i).isWrong())
                .forEach(wrong::set);
        return MeasuredBlock.of(
                block,
                ascending.stream().mapToInt(JudgedEntry::entry).toArray(),
                column(ascending, Discrepancy::analytic),
                column(ascending, Discrepancy::numeric),
                column(ascending, Discrepancy::error),
                wrong,
                rounding);
    }

    private EntryVerdicts verdicts() {
        return new EntryVerdicts(
                block.name(), ascending().stream().map(JudgedEntry::verdict).toList());
    }

    private List<JudgedEntry> ascending() {
        return examined.stream().sorted(comparingInt(JudgedEntry::entry)).toList();
    }

    private static double[] column(List<JudgedEntry> entries, ToDoubleFunction<Discrepancy> value) {
        return entries.stream().map(JudgedEntry::discrepancy).mapToDouble(value).toArray();
    }

    private List<Discrepancy> mismatches() {
        return examined.stream()
                .filter(entry -> entry.verdict() == EntryVerdict.DISAGREES)
                .map(JudgedEntry::discrepancy)
                .toList();
    }
}
