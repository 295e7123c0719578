package org.gradcheck.internal.outputs;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.judgement.EntryDiscrepancy;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/** A matrix that was compared along random directions, and in some columns entry by entry. */
public final class ScreenedMatrix {

    private final VectorDerivative derivative;
    private final AnalyticMatrix analytic;
    private final ScreenedRows rows;
    private final List<ExaminedColumn> examined;
    private final boolean isSampled;

    /**
     * Creates the result.
     *
     * @param derivative the derivative
     * @param analytic the user's derivatives
     * @param rows the rows that were examined, along random directions
     * @param examined the columns that were differenced; copied
     * @param isSampled whether a sample of the columns was differenced, since not all rows could be explained
     */
    ScreenedMatrix(
            VectorDerivative derivative,
            AnalyticMatrix analytic,
            ScreenedRows rows,
            List<ExaminedColumn> examined,
            boolean isSampled) {
        this.derivative = derivative;
        this.analytic = analytic;
        this.rows = rows;
        this.examined = List.copyOf(examined);
        this.isSampled = isSampled;
    }

    /** Returns one block for the whole matrix. The coordinates must be at the point. */
    public JudgedBlock judge() {
        List<Entry> entries = entries();
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        entries.forEach(entry -> counts.merge(entry.verdict(), 1, Integer::sum));
        int fixed = (int) IntStream.range(0, analytic.columns())
                .filter(derivative.coordinates().values()::isFixed)
                .count();
        add(counts, EntryVerdict.FIXED, rows.size() * fixed);
        int together = analytic.columns() - fixed - examined.size();
        for (int row = 0; row < rows.size(); row++) {
            add(counts, rows.verdict(row), together);
        }
        add(counts, EntryVerdict.UNRESOLVED, (derivative.size() - rows.size()) * analytic.columns());
        List<Discrepancy> mismatches = entries.stream()
                .filter(entry -> entry.verdict() == EntryVerdict.DISAGREES)
                .map(Entry::discrepancy)
                .sorted(comparingDouble(Discrepancy::inErrorBars).reversed())
                .toList();
        ParameterBlock matrix = derivative.matrix();
        BlockReport report = new BlockReport(
                matrix.name(),
                matrix.shape(),
                verdict(counts),
                counts,
                rows.sensitivity(),
                entries.stream().map(Entry::discrepancy).max(comparingDouble(Discrepancy::inErrorBars)),
                note(entries));
        return new JudgedBlock(
                report,
                mismatches,
                measured(entries),
                new EntryVerdicts(
                        matrix.name(), entries.stream().map(Entry::verdict).toList()),
                false);
    }

    private record Entry(int row, ExaminedColumn of, EntryVerdict verdict, Discrepancy discrepancy) {

        int number() {
            return discrepancy.entry();
        }
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (ExaminedColumn column : examined) {
            for (int row = 0; row < rows.size(); row++) {
                entries.add(new Entry(row, column, column.verdict(row), discrepancy(row, column)));
            }
        }
        entries.sort(comparingInt(Entry::number));
        return entries;
    }

    private Discrepancy discrepancy(int row, ExaminedColumn column) {
        return EntryDiscrepancy.of(
                derivative.matrix(),
                rows.output(row) * analytic.columns() + column.column(),
                column.analytic(row),
                column.numeric(row),
                column.numeric(row).error());
    }

    private static void add(Map<EntryVerdict, Integer> counts, EntryVerdict verdict, int entries) {
        if (entries > 0) {
            counts.merge(verdict, entries, Integer::sum);
        }
    }

    private static Verdict verdict(Map<EntryVerdict, Integer> counts) {
        if (counts.containsKey(EntryVerdict.DISAGREES)) {
            return Verdict.DISAGREES;
        }
        if (counts.containsKey(EntryVerdict.UNRESOLVED)) {
            return Verdict.UNRESOLVED;
        }
        return counts.containsKey(EntryVerdict.AGREES) || counts.containsKey(EntryVerdict.AT_A_KINK)
                ? Verdict.AGREES
                : Verdict.VACUOUS;
    }

    private MeasuredBlock measured(List<Entry> entries) {
        BitSet wrong = new BitSet();
        IntStream.range(0, entries.size())
                .filter(i -> entries.get(i).verdict() == EntryVerdict.DISAGREES)
                .forEach(wrong::set);
        double[] coordinates = derivative.coordinates().values().toArray();
        return MeasuredBlock.ofSome(
                derivative.matrix(),
                entries.stream().mapToInt(Entry::number).toArray(),
                entries.stream()
                        .mapToDouble(entry -> coordinates[entry.of().column()])
                        .toArray(),
                entries.stream()
                        .mapToDouble(entry -> entry.discrepancy().analytic())
                        .toArray(),
                entries.stream()
                        .mapToDouble(entry -> entry.discrepancy().numeric())
                        .toArray(),
                entries.stream()
                        .mapToDouble(entry -> entry.discrepancy().error()
                                + entry.of().numeric(entry.row()).width() / 2)
                        .toArray(),
                wrong);
    }

    private String note(List<Entry> entries) {
        LineNames names = new LineNames(
                "row", derivative.outputNames(), derivative.coordinates().entryNames());
        WrongLines lines = new WrongLines(derivative.size(), analytic.columns(), names);
        entries.forEach(entry -> lines.add(
                rows.output(entry.row()),
                entry.of().column(),
                entry.verdict(),
                entry.of().numeric(entry.row())));
        List<String> texts = new ArrayList<>();
        texts.add("all rows by " + rows.directions() + " random directions, " + (isSampled ? "a sample of " : "")
                + examined.size() + " of " + analytic.columns() + " columns one by one");
        texts.add(lines.text());
        texts.addAll(rows.notes(names));
        return String.join("; ", texts.stream().filter(text -> !text.isEmpty()).toList());
    }
}
