package org.gradcheck.internal.outputs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.FarPoints;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.noise.NoiseDirections;
import org.gradcheck.internal.noise.NoiseEstimator;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.ParameterScale;

/**
 * Examination of a matrix {@code outputs x coordinates}, column by column. Each displaced point is evaluated once and serves all rows.
 *
 * <p>The algorithm:
 *
 * <ol>
 *   <li>The noise of each output is measured, along the same directions for all.
 *   <li>Outputs whose balanced steps differ little share their steps ({@link StepGroup}); mostly all outputs do.
 *   <li>Each column gets one central difference of all rows: two evaluations for each group. Entries whose difference agrees clearly
 *       are settled at once.
 *   <li>The doubtful entries are refined, column by column, each with its own choice of steps. Steps are powers of two times
 *       a common number, so the entries of a column share most of their points.
 *   <li>A small budget of further evaluations goes to entries that agree, but whose noise could hide an error. It is not spent if it
 *       would not reach all of them.
 * </ol>
 *
 * <p>The points of a column with a doubtful entry are remembered until it is refined, as far as {@link #MOST_REMEMBERED} numbers go.
 * Beyond them, an entry that differs from its first difference by more than noise is refined at once, so that its points are not
 * evaluated twice. It is compared with the largest derivative of the columns so far.
 */
public final class MatrixExamination {

    /** Fixed, so that the same check estimates the noise along the same directions everywhere. */
    private static final int NOISE_SEED = 1;

    /** Evaluations for entries whose noise could hide an error. Chosen: as many as for a scalar cost. */
    private static final int SPARE_EVALUATIONS = 14;

    /** Most values of outputs that are remembered between the first difference and the refinement. Chosen: 32 MB. */
    private static final int MOST_REMEMBERED = 1 << 22;

    /** Most columns among which the spare evaluations are shared. Formula: each takes two at least. */
    private static final int MOST_CANDIDATES = SPARE_EVALUATIONS / 2;

    /** Wrong entries of all rows that are kept in double precision. Chosen: some 50 MB. */
    private static final int MOST_EXACT = 400_000;

    private final OutputEvaluation evaluation;
    private final ParameterVector coordinates;
    private final ParameterScale scales;
    private final CheckOptions options;
    private final ProgressCounter progress;
    private final BitSet doubtful = new BitSet();
    private final BitSet couldMiss = new BitSet();
    private long remembered;
    private long mostRemembered = MOST_REMEMBERED;
    private final ColumnRefinement refinement;
    private List<ParameterVector> probed;
    private Optional<List<Noise>> knownNoise = Optional.empty();
    private double[] leastScales = {};

    /**
     * Prepares the examination.
     *
     * @param evaluation evaluates the outputs at the coordinates as they are stored
     * @param coordinates the live coordinates
     * @param options the choices of the user
     */
    public MatrixExamination(
            OutputEvaluation evaluation, ParameterVector coordinates, CheckOptions options, ProgressCounter progress) {
        this.evaluation = evaluation;
        this.coordinates = coordinates;
        this.scales = new ParameterScale(coordinates);
        this.options = options;
        this.progress = progress;
        this.probed = List.of(coordinates);
        this.refinement = new ColumnRefinement(evaluation, coordinates, progress);
    }

    /** Takes all parameters of the function, along which its noise is measured. Without them, these are the coordinates. */
    public MatrixExamination measuringNoiseAlong(List<ParameterVector> parameters) {
        probed = List.copyOf(parameters);
        return this;
    }

    /** Takes the noise of the outputs that are examined, in their order, instead of measuring it. */
    public MatrixExamination knowing(List<Noise> noise) {
        knownNoise = Optional.of(noise);
        return this;
    }

    /** Takes a size that the derivatives are compared with, for each of the outputs that are examined, in the unit of the output. */
    public MatrixExamination comparingWith(double[] scales) {
        leastScales = scales;
        return this;
    }

    /** Remembers fewer values of outputs. */
    MatrixExamination remembering(long most) {
        mostRemembered = most;
        return this;
    }

    /**
     * Examines the rows of some outputs.
     *
     * @param outputs their numbers
     * @param atPoint the values of all outputs at the point; finite for these outputs
     * @param jitter the spread of repeated values, for all outputs
     * @param analytic the user's derivatives, for all outputs
     */
    public ExaminedRows examine(int[] outputs, double[] atPoint, double[] jitter, List<double[]> analytic) {
        double[] sizes = new double[coordinates.size()];
        Arrays.setAll(sizes, scales::ofDerivative);
        List<OutputRow> rows = rows(outputs, atPoint, jitter, analytic, sizes);
        StepTrial trial = new StepTrial(StepGroup.of(rows));
        evaluation.forget();
        differenceOnce(trial.first());
        List<StepGroup> second = trial.second(this::beginAnew);
        differenceOnce(second);
        List<StepGroup> groups = trial.all(second);
        evaluation.meter().completes(() -> respond(rows));
        EvaluationBudget budget = new EvaluationBudget(evaluation.counted(), SPARE_EVALUATIONS);
        if (!evaluation.meter().completes(() -> refine(groups, budget))) {
            rows.forEach(OutputRow::leaveOutDoubtful);
        } else if (couldMiss.cardinality() <= MOST_CANDIDATES) {
            evaluation
                    .meter()
                    .completes(() -> couldMiss.stream()
                            .takeWhile(column -> budget.areLeft())
                            .forEach(column -> refinement.spend(column, groups, budget)));
        }
        evaluation.forget();
        return new ExaminedRows(rows);
    }

    private void refine(List<StepGroup> groups, EvaluationBudget budget) {
        doubtful.stream().forEach(column -> {
            refinement.refineDoubtful(column, groups, budget);
            if (!couldMiss.get(column)) {
                evaluation.forgetColumn(coordinates, column);
            }
        });
    }

    private void beginAnew(OutputRow row) {
        progress.count(row.countDoubtful() - coordinates.size());
        row.beginAnew();
    }

    /** Takes the first differences of all columns, or of the first ones that the limit of the evaluations allows. */
    private void differenceOnce(List<StepGroup> groups) {
        int[] next = {0};
        if (!evaluation.meter().completes(() -> differenceOnce(groups, next))) {
            for (int column = next[0]; column < coordinates.size(); column++) {
                int unreached = column;
                groups.forEach(group -> group.rows().forEach(row -> row.leaveOut(unreached)));
            }
        }
    }

    /** @param next the number of the column after the last one that was differenced */
    private void differenceOnce(List<StepGroup> groups, int[] next) {
        int columns = columnsOfOneCall(groups);
        int rows = groups.stream().mapToInt(group -> group.rows().size()).sum();
        for (int column = 0; column < coordinates.size() && rows > 0; column++) {
            if (columns > 1 && column % columns == 0) {
                evaluateSides(column, Math.min(coordinates.size(), column + columns), groups);
            }
            differenceOnce(column, groups);
            next[0] = column + 1;
            progress.count(rows - doubtful(column, groups));
        }
    }

    private static int doubtful(int column, List<StepGroup> groups) {
        int count = 0;
        for (StepGroup group : groups) {
            for (OutputRow row : group.rows()) {
                count += row.isDoubtful(column) ? 1 : 0;
            }
        }
        return count;
    }

    private List<OutputRow> rows(
            int[] outputs, double[] atPoint, double[] jitter, List<double[]> analytic, double[] sizes) {
        List<Noise> noise = knownNoise.orElseGet(() -> measuredNoise(outputs, atPoint, jitter));
        List<OutputRow> rows = new ArrayList<>(outputs.length);
        for (int k = 0; k < outputs.length; k++) {
            int output = outputs[k];
            rows.add(new OutputRow(
                    output,
                    atPoint[output],
                    analytic.get(output),
                    scales,
                    sizes,
                    noise.get(k),
                    evaluation.output(output),
                    MOST_EXACT / outputs.length,
                    options));
            rows.get(k).sumUp(evaluation.kinkOf(output));
            rows.get(k).compareWith(leastScales.length == 0 ? 0 : leastScales[k]);
        }
        return rows;
    }

    private List<Noise> measuredNoise(int[] outputs, double[] atPoint, double[] jitter) {
        NoiseDirections directions = NoiseDirections.shared(probed, new Well19937c(NOISE_SEED));
        List<Noise> measured = noise(outputs, atPoint, directions);
        if (directions.areToBeUsedAgain()) {
            measured = noise(outputs, atPoint, directions);
        }
        List<Noise> pooled = PooledNoise.of(measured);
        return IntStream.range(0, outputs.length)
                .mapToObj(k -> pooled.get(k).withJitter(jitter[outputs[k]]))
                .toList();
    }

    private List<Noise> noise(int[] outputs, double[] atPoint, NoiseDirections directions) {
        return IntStream.of(outputs)
                .mapToObj(output -> new NoiseEstimator(evaluation.output(output), directions).measure(atPoint[output]))
                .toList();
    }

    private void respond(List<OutputRow> rows) {
        List<Displacement> far = FarPoints.withinTheSizesOf(coordinates);
        List<Displacement> farthest = FarPoints.beyondTheSizesOf(coordinates);
        rows.forEach(row -> row.respond(far, farthest));
        evaluation.forget(far);
        evaluation.forget(farthest);
    }

    /** The columns whose points fill one call, if the function takes many points in one call. */
    private int columnsOfOneCall(List<StepGroup> groups) {
        long points = Math.min(OutputEvaluation.MOST_POINTS, MOST_REMEMBERED / Math.max(1, evaluation.size()));
        points = Math.min(points, evaluation.meter().left());
        return evaluation.isBatched() ? (int) (points / Math.max(1, 2 * groups.size())) : 1;
    }

    private void evaluateSides(int from, int to, List<StepGroup> groups) {
        List<Displacement> sides = IntStream.range(from, to)
                .filter(column -> !coordinates.isFixed(column))
                .boxed()
                .flatMap(column -> groups.stream()
                        .flatMap(group -> ColumnDifference.stencil(coordinates, column, group).sides().stream()))
                .toList();
        try (Displaced displaced = new Displaced()) {
            evaluation.at(sides, displaced);
        }
    }

    /** Takes the first difference of all rows in one column. */
    private void differenceOnce(int column, List<StepGroup> groups) {
        for (StepGroup group : groups) {
            if (coordinates.isFixed(column)) {
                group.rows().forEach(row -> row.exclude(column));
            } else {
                differenceOnce(column, group);
            }
        }
    }

    private void differenceOnce(int column, StepGroup group) {
        ColumnDifference difference = new ColumnDifference(evaluation, coordinates, column, group);
        boolean isDoubtful = false;
        boolean couldMissAnError = false;
        for (OutputRow row : group.rows()) {
            CentralDifference quick = difference.of(row);
            isDoubtful |= row.take(column, quick);
            couldMissAnError |= row.couldMissAnError(column, quick);
        }
        boolean isCandidate = couldMissAnError && couldMiss.cardinality() <= MOST_CANDIDATES;
        long numbers = 2L * evaluation.size();
        if ((isDoubtful || isCandidate) && remembered + numbers <= mostRemembered) {
            remembered += numbers;
        } else {
            isDoubtful &= ColumnRefinement.refineAtOnce(difference, group.rows());
            evaluation.forgetColumn(coordinates, column);
        }
        if (isDoubtful) {
            doubtful.set(column);
        }
        if (isCandidate) {
            couldMiss.set(column);
        }
    }
}
