package org.gradcheck.internal.outputs;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.BlockScale;
import org.gradcheck.internal.judgement.CostResponse;
import org.gradcheck.internal.judgement.ExaminedBlock;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.judgement.NoiseOfDifferences;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.PackedVerdicts;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;
import org.jspecify.annotations.Nullable;

/**
 * Verdict of a matrix. Each row is judged as the gradient of its output, and their results are collected in one block.
 *
 * <p>A stationary row is to the matrix what a stationary entry is to a gradient: it decides only if nothing was compared in any row.
 */
public final class MatrixJudge {

    /** Most wrong entries that are listed, the worst ones. Chosen: some 10 MB. */
    public static final int MOST_MISMATCHES = 100_000;

    private final List<double[]> analytic;
    private final ParameterBlock matrix;
    private final ParameterBlock coordinates;
    private final ParameterScale scales;
    private final int columns;
    private final byte[] verdicts;
    private final @Nullable CompactDerivatives[] numeric;
    private final BitSet wrong = new BitSet();
    private final Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
    private final List<Discrepancy> mismatches = new ArrayList<>();
    private final String function;
    private final boolean isOfLayer;
    private final LineNames names;
    private final WrongLines wrongLines;
    private final MatrixNotes notes;
    private final List<Integer> unmoved = new ArrayList<>();
    private double leastListed;
    private Optional<Discrepancy> worst = Optional.empty();
    private OptionalDouble sensitivity = OptionalDouble.empty();
    private Verdict ofCompared = Verdict.AGREES;
    private Verdict ofAll = Verdict.VACUOUS;
    private AnalyticRounding rounding = AnalyticRounding.DOUBLE_PRECISION;

    /**
     * Prepares the judgement.
     *
     * @param analytic the user's derivatives, for all outputs; not written to any more
     */
    public MatrixJudge(VectorDerivative derivative, List<double[]> analytic) {
        this.analytic = analytic;
        this.function = derivative.function();
        this.isOfLayer = derivative.isOfLayer();
        this.matrix = derivative.matrix();
        this.coordinates = derivative.coordinates();
        this.scales = new ParameterScale(coordinates.values());
        this.columns = coordinates.values().size();
        this.verdicts = new byte[analytic.size() * columns];
        Arrays.fill(verdicts, PackedVerdicts.codeOf(EntryVerdict.UNRESOLVED));
        this.numeric = new CompactDerivatives[analytic.size()];
        boolean isProduct = matrix.shape().sizes().size() < 2;
        this.names = new LineNames(isProduct ? "output" : "row", derivative.outputNames(), coordinates.entryNames());
        this.wrongLines = new WrongLines(analytic.size(), columns, names);
        this.notes = new MatrixNotes(names);
    }

    /**
     * Judges the rows that were examined. Entries of other rows are unresolved. The coordinates must be at the point.
     *
     * @return one block for the whole matrix
     */
    public JudgedBlock judge(ExaminedRows examined) {
        List<OutputRow> rows = examined.rows();
        for (OutputRow row : rows) {
            add(row, judgedRow(row));
        }
        int unexamined = (analytic.size() - rows.size()) * columns;
        if (unexamined > 0) {
            counts.merge(EntryVerdict.UNRESOLVED, unexamined, Integer::sum);
        }
        BlockReport report = new BlockReport(
                matrix.name(), matrix.shape(), verdict(), counts, sensitivity, worst, note(rows.size()));
        return new JudgedBlock(
                report,
                mismatches.stream()
                        .sorted(comparingDouble(Discrepancy::inErrorBars).reversed())
                        .limit(MOST_MISMATCHES)
                        .toList(),
                MeasuredBlock.ofMatrix(
                        matrix,
                        new MatrixValues(coordinates.values().toArray(), analytic, numeric),
                        wrong,
                        rounding.rounding()),
                new EntryVerdicts(matrix.name(), new PackedVerdicts(verdicts)),
                unmoved.size() == rows.size() && !rows.isEmpty());
    }

    /** Returns the outputs that change nowhere although their derivatives are not all zero, in words; empty if there are none. */
    public Optional<String> unmoved() {
        return unmoved.isEmpty() ? Optional.empty() : Optional.of(names.ofRows(unmoved));
    }

    private static JudgedBlock judged(ExaminedBlock examined) {
        return examined.within(examined.ofGradient()).judge();
    }

    private JudgedBlock judgedRow(OutputRow row) {
        Derivative[] derivatives = new Derivative[columns];
        Arrays.setAll(derivatives, row.derivatives()::get);
        BlockScale scale = BlockScale.of(derivatives, scales);
        return judged(new ExaminedBlock(
                coordinates,
                row.analytic(),
                derivatives,
                scale,
                scale.largest(),
                new NoiseOfDifferences(row.noise(), row.errorsByNoise()),
                row.judge(),
                row.response(),
                0,
                Optional.empty()));
    }

    private void add(OutputRow row, JudgedBlock judged) {
        int from = row.output() * columns;
        numeric[row.output()] = row.derivatives();
        rounding = row.judge().rounding() == AnalyticRounding.SINGLE_PRECISION
                ? row.judge().rounding()
                : rounding;
        List<EntryVerdict> ofEntries = judged.verdicts().verdicts();
        for (int column = 0; column < columns; column++) {
            EntryVerdict verdict = ofEntries.get(column);
            verdicts[from + column] = PackedVerdicts.codeOf(verdict);
            wrongLines.add(row.output(), column, verdict, row.derivatives().get(column));
            if (verdict == EntryVerdict.DISAGREES) {
                wrong.set(from + column);
            }
        }
        BlockReport report = judged.report();
        report.counts().forEach((verdict, count) -> counts.merge(verdict, count, Integer::sum));
        judged.mismatches().stream()
                .filter(mismatch -> mismatch.inErrorBars() >= leastListed)
                .forEach(mismatch -> mismatches.add(inMatrix(row, mismatch)));
        keepWorst();
        worst = Stream.concat(worst.stream(), report.worst().map(entry -> inMatrix(row, entry)).stream())
                .max(comparingDouble(Discrepancy::inErrorBars));
        sensitivity = Stream.of(sensitivity, report.sensitivity())
                .flatMapToDouble(OptionalDouble::stream)
                .max();
        ofAll = ofAll.and(report.verdict());
        ofCompared = report.verdict() == Verdict.VACUOUS ? ofCompared : ofCompared.and(report.verdict());
        notes.add(
                row.output(),
                judged,
                isOfLayer ? row.response().ofLayer(function) : row.response().ofFunction(function));
        if (row.response() == CostResponse.NONE) {
            unmoved.add(row.output());
        }
    }

    private void keepWorst() {
        if (mismatches.size() > 2 * MOST_MISMATCHES) {
            mismatches.sort(comparingDouble(Discrepancy::inErrorBars).reversed());
            mismatches.subList(MOST_MISMATCHES, mismatches.size()).clear();
            leastListed = mismatches.get(MOST_MISMATCHES - 1).inErrorBars();
        }
    }

    private Verdict verdict() {
        boolean hasCompared = counts.containsKey(EntryVerdict.AGREES) || counts.containsKey(EntryVerdict.AT_A_KINK);
        return hasCompared ? ofCompared : ofAll;
    }

    private Discrepancy inMatrix(OutputRow row, Discrepancy entry) {
        int number = row.output() * columns + entry.entry();
        return new Discrepancy(
                matrix.nameOf(number),
                matrix.name(),
                matrix.shape(),
                number,
                entry.analytic(),
                entry.numeric(),
                entry.error(),
                entry.costNearby());
    }

    private String note(int examined) {
        List<String> texts = new ArrayList<>();
        String place = wrongLines.text();
        if (!place.isEmpty()) {
            texts.add(place);
        }
        coordinates.fixedBecause().ifPresent(texts::add);
        texts.addAll(notes.texts(examined));
        if (analytic.isEmpty()) {
            texts.add("the function has no outputs");
        }
        return String.join("; ", texts.stream().distinct().toList());
    }
}
