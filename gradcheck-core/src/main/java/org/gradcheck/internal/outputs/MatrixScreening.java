package org.gradcheck.internal.outputs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.derivatives.OutputLine;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterScale;

/**
 * Examination of a matrix with very many columns: all rows at once along random directions.
 *
 * <p>The algorithm:
 *
 * <ol>
 *   <li>The outputs are differenced along {@link #DIRECTIONS} random directions {@code v}, and compared with the products of the rows
 *       with {@code v}. The noise is measured along the first.
 *   <li>Columns with an entry that is not finite are differenced.
 *   <li>The row with the largest residual is the next one to be explained. The columns in which a single wrong entry would explain it
 *       ({@link SuspectColumns}) are differenced, each for all rows, and the errors of all rows in it are taken off their residuals.
 *   <li>If no single entry explains the row, the same is done in halves of the columns, in turn, unless a sample shows that the row is
 *       wrong throughout.
 *   <li>This ends when no residual disagrees, when {@link #MOST_COLUMNS} columns have been differenced, or when a few rows have not been
 *       explained. In the last two cases a sample of columns, evenly spaced, is differenced for all rows.
 * </ol>
 */
public final class MatrixScreening {

    /** Chosen: two residuals to spare for the fit of one error, so that one of thousands of columns fits alone. */
    private static final int DIRECTIONS = 3;

    /** Fixed, so that each run of a check uses the same directions. */
    private static final int DIRECTION_SEED = 1;

    /** Columns that are differenced for one row. Chosen: the best fit is the wrong one, except for small errors. */
    private static final int MOST_SUSPECTS = 3;

    /** Columns that are differenced in all. Chosen: some 200 evaluations if all of them are wrong. */
    private static final int MOST_COLUMNS = 32;

    /** Rows without an explanation before the search ends. Chosen: a few rows may have several wrong entries. */
    private static final int MOST_UNEXPLAINED = 4;

    /** Columns of a sample. Chosen: enough to show a factor or a sign of the whole matrix. */
    private static final int SAMPLE = 8;

    /** Wrong entries of a row in the sample from which on it is wrong throughout. Chosen: a single one may be the only one. */
    private static final int WRONG_OF_SAMPLE = 2;

    /** Parts of the columns that are compared in all. Chosen: about eight for each of four wrong entries of a row. */
    private static final int MOST_PARTS = 32;

    /** Parts that may wait. Chosen: with more of them, too many entries are wrong to find each. */
    private static final int MOST_WAITING = 8;

    private final RandomGenerator random = new Well19937c(DIRECTION_SEED);
    private final VectorDerivative derivative;
    private final AnalyticMatrix analytic;
    private final OutputEvaluation evaluation;
    private final int[] outputs;
    private final double[] jitter;
    private final CheckOptions options;
    private final ParameterVector coordinates;
    private final ParameterScale scales;
    private final ProgressCounter progress;
    private final List<LineTest> tests = new ArrayList<>();
    private final List<ExaminedColumn> examined = new ArrayList<>();
    private List<Noise> noise = List.of();
    private int partsLeft = MOST_PARTS;
    private boolean isSampled;

    /**
     * Prepares the examination.
     *
     * @param analytic the user's derivatives, for all outputs
     * @param evaluation evaluates all outputs at displaced coordinates
     * @param outputs the outputs that are examined
     * @param jitter the spread of repeated values, for all outputs
     * @param progress counts the entries of the matrix, all of them at the end
     */
    public MatrixScreening(
            VectorDerivative derivative,
            AnalyticMatrix analytic,
            OutputEvaluation evaluation,
            int[] outputs,
            double[] jitter,
            CheckOptions options,
            ProgressCounter progress) {
        this.progress = progress;
        this.derivative = derivative;
        this.analytic = analytic;
        this.evaluation = evaluation;
        this.outputs = outputs.clone();
        this.jitter = jitter.clone();
        this.options = options;
        this.coordinates = derivative.coordinates().values();
        this.scales = new ParameterScale(coordinates);
    }

    /** Examines the matrix. */
    public ScreenedMatrix screen() {
        boolean areTested = evaluation.meter().completes(this::testAll);
        if (areTested) {
            evaluation.meter().completes(this::explain);
        }
        progress.count(derivative.matrix().shape().entries());
        return new ScreenedMatrix(
                derivative, analytic, new ScreenedRows(outputs, tests, !areTested), examined, isSampled);
    }

    private void testAll() {
        for (int k = 0; k < DIRECTIONS; k++) {
            tests.add(test(derivative.line().apply(random, new EntryRange(0, analytic.columns()))));
        }
    }

    private List<LineTest> testsOf(EntryRange columns) {
        List<LineTest> made = new ArrayList<>();
        for (int k = 0; k < DIRECTIONS; k++) {
            made.add(test(derivative.line().apply(random, columns)));
        }
        examined.forEach(column -> explain(made, column));
        return made;
    }

    private LineTest test(OutputLine line) {
        double[] sizes = IntStream.of(outputs)
                .mapToDouble(output -> analytic.largestTerm(output, line.v()))
                .toArray();
        List<double[]> products = IntStream.range(0, derivative.size())
                .mapToObj(output -> new double[] {analytic.times(output, line.v())})
                .toList();
        MatrixExamination examination = new MatrixExamination(
                        new OutputEvaluation(derivative.size(), line.outputs()),
                        line.t().values(),
                        options,
                        ProgressCounter.silent())
                .comparingWith(sizes);
        ExaminedRows rows = (noise.isEmpty() ? examination : examination.knowing(noise))
                .examine(outputs, derivative.outputsAtPoint(), jitter, products);
        evaluation.meter().requireUnreached();
        noise = rows.rows().stream().map(OutputRow::noise).toList();
        return new LineTest(line.v(), analytic, rows);
    }

    private void explain() {
        IntStream.of(outputs)
                .flatMap(analytic::columnsNotFinite)
                .distinct()
                .limit(MOST_COLUMNS)
                .filter(this::isNew)
                .forEach(this::examine);
        List<Integer> unexplained = new ArrayList<>();
        Optional<Integer> worst = worst(unexplained);
        while (worst.isPresent() && unexplained.size() < MOST_UNEXPLAINED && examined.size() < MOST_COLUMNS) {
            int row = worst.get();
            explain(row, tests);
            if (disagrees(row, tests)) {
                divide(row);
            }
            if (disagrees(row, tests)) {
                unexplained.add(row);
            }
            worst = worst(unexplained);
        }
        isSampled = worst.isPresent() || !unexplained.isEmpty();
        if (isSampled) {
            sample();
        }
    }

    /** Differences the columns in which a single wrong entry would explain the residuals of a row. */
    private void explain(int row, List<LineTest> residuals) {
        for (int column : new SuspectColumns(residuals, analytic.columns()).of(row, MOST_SUSPECTS)) {
            if (disagrees(row, residuals) && isNew(column)) {
                ExaminedColumn found = examine(column);
                if (residuals != tests) {
                    explain(residuals, found);
                }
            }
        }
    }

    /** Seeks the wrong entries of a row in parts of its columns, unless a sample shows that it is wrong throughout. */
    private void divide(int row) {
        sample();
        Deque<EntryRange> parts = new ArrayDeque<>();
        if (analytic.columns() > SAMPLE && wrongOfSample(row) < WRONG_OF_SAMPLE) {
            addHalves(parts, new EntryRange(0, analytic.columns()));
        }
        while (!parts.isEmpty() && parts.size() <= MOST_WAITING && partsLeft > 0 && disagrees(row, tests)) {
            EntryRange part = parts.remove();
            partsLeft--;
            List<LineTest> ofPart = testsOf(part);
            if (disagrees(row, ofPart)) {
                explain(row, ofPart);
            }
            if (disagrees(row, ofPart) && part.size() > 1) {
                addHalves(parts, part);
            }
        }
    }

    private static void addHalves(Deque<EntryRange> parts, EntryRange whole) {
        EntryRange first = whole.firstHalf();
        parts.add(first);
        parts.add(new EntryRange(first.to(), whole.to()));
    }

    private long wrongOfSample(int row) {
        int[] sample = sampleColumns().toArray();
        return examined.stream()
                .filter(found -> IntStream.of(sample).anyMatch(column -> column == found.column()))
                .filter(found -> found.isWrong(row))
                .count();
    }

    /** The row with the largest residual that disagrees. */
    private Optional<Integer> worst(List<Integer> unexplained) {
        return IntStream.range(0, outputs.length)
                .filter(row -> disagrees(row, tests) && !unexplained.contains(row))
                .boxed()
                .max(Comparator.comparingDouble(row -> tests.stream()
                        .mapToDouble(test -> Math.abs(test.residual(row)) / test.tolerated(row))
                        .filter(bars -> !Double.isNaN(bars))
                        .max()
                        .orElse(Double.POSITIVE_INFINITY)));
    }

    private static boolean disagrees(int row, List<LineTest> residuals) {
        return residuals.stream().anyMatch(test -> test.disagrees(row));
    }

    private boolean isNew(int column) {
        return !coordinates.isFixed(column) && examined.stream().noneMatch(before -> before.column() == column);
    }

    private void sample() {
        sampleColumns().filter(this::isNew).forEach(this::examine);
    }

    private IntStream sampleColumns() {
        int columns = analytic.columns();
        return IntStream.range(0, SAMPLE)
                .map(k -> (int) ((k + 0.5) * columns / SAMPLE))
                .distinct();
    }

    /** Differences one column for all rows, and takes the errors of all rows off their residuals. */
    private ExaminedColumn examine(int column) {
        ParameterVector coordinate = new SingleCoordinate(coordinates, column, scales);
        double[] sizes = IntStream.range(0, outputs.length)
                .mapToDouble(k -> tests.get(0).size(k) / scales.ofDerivative(column))
                .toArray();
        List<double[]> entries = IntStream.range(0, derivative.size())
                .mapToObj(output -> new double[] {analytic.entry(output, column)})
                .toList();
        double perColumn = Math.sqrt(Math.max(1, analytic.columns()));
        List<Noise> ofColumn = noise.stream()
                .map(of -> new Noise(of.level(), of.variation() / perColumn, of.singlePrecision()))
                .toList();
        ExaminedRows rows = new MatrixExamination(evaluation, coordinate, options, ProgressCounter.silent())
                .knowing(ofColumn)
                .comparingWith(sizes)
                .examine(outputs, derivative.outputsAtPoint(), jitter, entries);
        evaluation.meter().requireUnreached();
        ExaminedColumn found = new ExaminedColumn(column, rows);
        examined.add(found);
        explain(tests, found);
        return found;
    }

    private void explain(List<LineTest> residuals, ExaminedColumn found) {
        for (int row = 0; row < outputs.length; row++) {
            if (found.isWrong(row)) {
                double claimed = Double.isFinite(found.analytic(row)) ? found.analytic(row) : 0;
                double wrongBy = claimed - found.numeric(row).value();
                for (LineTest test : residuals) {
                    test.explain(row, found.column(), wrongBy);
                }
            }
        }
    }
}
