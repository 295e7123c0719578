package org.gradcheck.internal.sparse;

import static java.util.Comparator.comparingDouble;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.outputs.LineNames;
import org.gradcheck.internal.outputs.MatrixJudge;
import org.gradcheck.internal.outputs.WrongLines;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryValues;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.PackedVerdicts;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/** The block of a sparse matrix: its stored entries, row by row, and then the entries that the pattern leaves out. */
final class SparseBlock implements EntryValues {

    private final SparseDerivative derivative;
    private final SparseRows analytic;
    private final SparseEntries entries;
    private final EntryPlaces places;
    private final LineNames names;
    private final ParameterBlock block;
    private final PackedVerdicts verdicts;
    private final double[] coordinates;

    SparseBlock(
            SparseDerivative derivative,
            SparseRows analytic,
            SparseEntries entries,
            EntryPlaces places,
            LineNames names) {
        this.derivative = derivative;
        this.analytic = analytic;
        this.entries = entries;
        this.places = places;
        this.names = names;
        this.block = derivative.block(places.size(), places.names(derivative));
        this.verdicts = new PackedVerdicts(entries.verdicts(places.size() - places.stored()));
        this.coordinates = derivative.coordinates().values().toArray();
    }

    JudgedBlock judged(Verdict verdict, OptionalDouble sensitivity, String note) {
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        verdicts.forEach(found -> counts.merge(found, 1, Integer::sum));
        BitSet wrong = wrong();
        List<Discrepancy> mismatches = wrong.stream()
                .boxed()
                .sorted(comparingDouble(this::inErrorBars).reversed())
                .limit(MatrixJudge.MOST_MISMATCHES)
                .map(this::discrepancy)
                .toList();
        return new JudgedBlock(
                new BlockReport(block.name(), block.shape(), verdict, counts, sensitivity, worst(), note),
                mismatches,
                MeasuredBlock.ofSparse(
                        block,
                        this,
                        places::row,
                        places::column,
                        wrong,
                        entries.rounding().rounding()),
                new EntryVerdicts(block.name(), verdicts),
                false);
    }

    private Optional<Discrepancy> worst() {
        return IntStream.range(0, size())
                .filter(entry -> verdicts.get(entry) != EntryVerdict.FIXED && !wasLeftOut(entry))
                .boxed()
                .max(comparingDouble(this::inErrorBars))
                .map(this::discrepancy);
    }

    /** Returns whether an entry was not examined, since its row has no finite value. */
    private boolean wasLeftOut(int entry) {
        return Double.isNaN(numeric(entry)) && verdicts.get(entry) == EntryVerdict.UNRESOLVED;
    }

    private double inErrorBars(int entry) {
        return Discrepancy.errorBarsApart(analytic(entry), numeric(entry), error(entry));
    }

    private Discrepancy discrepancy(int entry) {
        return new Discrepancy(
                block.nameOf(entry), block.name(), block.shape(), entry, analytic(entry), numeric(entry), error(entry));
    }

    /** All entries of the matrix, for a diagnosis that sees its rows and columns; empty if there are too many. */
    Optional<MeasuredBlock> whole() {
        return SparseWhole.of(
                derivative, this, places, wrong(), entries.rounding().rounding());
    }

    private BitSet wrong() {
        BitSet wrong = new BitSet();
        IntStream.range(0, size())
                .filter(entry -> verdicts.get(entry) == EntryVerdict.DISAGREES)
                .forEach(wrong::set);
        return wrong;
    }

    /** The rows and columns with wrong entries, in words. */
    String wrongLines() {
        WrongLines lines = new WrongLines(derivative.size(), coordinates.length, names);
        for (int entry = 0; entry < size(); entry++) {
            lines.add(
                    places.row(entry),
                    places.column(entry),
                    verdicts.get(entry),
                    new Derivative.Smooth(numeric(entry), error(entry)));
        }
        return lines.text();
    }

    /** The largest entry that the pattern leaves out, with its value, and the number of others. */
    String leftOut() {
        int worst = IntStream.range(places.stored(), size())
                .boxed()
                .max(comparingDouble(this::inErrorBars))
                .orElseThrow();
        int others = size() - places.stored() - 1;
        return block.nameOf(worst) + " = " + sixDigits(numeric(worst))
                + (others == 0 ? "" : others == 1 ? " and another entry" : " and " + others + " other entries");
    }

    private static double sixDigits(double value) {
        return Double.isFinite(value) ? Double.parseDouble(String.format(Locale.ROOT, "%.6g", value)) : value;
    }

    @Override
    public int size() {
        return places.size();
    }

    @Override
    public double parameter(int entry) {
        return coordinates[places.column(entry)];
    }

    @Override
    public double analytic(int entry) {
        int row = places.row(entry);
        return entry < places.stored() ? analytic.value(row, entry - places.start(row)) : 0;
    }

    @Override
    public double numeric(int entry) {
        return entry < places.stored()
                ? entries.numeric(entry)
                : places.leftOut(entry).numeric();
    }

    @Override
    public double error(int entry) {
        return entry < places.stored()
                ? entries.error(entry)
                : places.leftOut(entry).error();
    }
}
