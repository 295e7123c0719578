package org.gradcheck.internal.sparse;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.derivatives.OutputLine;
import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.outputs.ExaminedRows;
import org.gradcheck.internal.outputs.MatrixExamination;
import org.gradcheck.internal.outputs.OutputEvaluation;
import org.gradcheck.subject.ParameterBlock;

/**
 * Examination of a sparse Jacobian: columns that have no row in common are displaced together.
 *
 * <p>Along the direction of a group, the derivative of a row is that by the column of its only stored entry in the group, or zero. So the
 * derivatives along all groups are a matrix {@code outputs x groups}, which is examined as a dense one. A row that depends on a
 * coordinate outside its pattern has a derivative in a group that disagrees.
 */
public final class SparseExamination {

    /** Fixed, so that each run of a check uses the same directions. */
    private static final int DIRECTION_SEED = 1;

    /** Most derivatives along groups. Chosen: some 100 MB. */
    private static final int MOST_DERIVATIVES = 1 << 22;

    private final SparseDerivative derivative;
    private final SparseRows analytic;
    private final ColumnGroups groups;
    private final RandomGenerator random = new Well19937c(DIRECTION_SEED);
    private final OutputLine lines;

    private SparseExamination(SparseDerivative derivative, SparseRows analytic, ColumnGroups groups) {
        this.derivative = derivative;
        this.analytic = analytic;
        this.groups = groups;
        this.lines = derivative.displacing(groups.members(), 0, random);
    }

    /**
     * Groups the columns.
     *
     * @param analytic the user's derivatives
     * @return empty if there are too many groups for the memory
     */
    public static Optional<SparseExamination> of(SparseDerivative derivative, SparseRows analytic) {
        int most = MOST_DERIVATIVES / Math.max(1, derivative.size());
        return ColumnGroups.of(analytic, derivative.coordinates().values()::isFixed, most)
                .map(groups -> new SparseExamination(derivative, analytic, groups));
    }

    /** Returns one parameter for each group. */
    public ParameterBlock groups() {
        return lines.t();
    }

    /**
     * Examines and judges the matrix, and locates wrong entries. The coordinates must be at the point.
     *
     * @param outputs the outputs that are examined
     * @param jitter the spread of repeated values, for all outputs
     * @param progress counts the derivatives along groups
     */
    public SparseOutcome examine(int[] outputs, double[] jitter, CheckOptions options, ProgressCounter progress) {
        CompressedRows compressed = new CompressedRows(analytic, groups, lines.v());
        ExaminedRows examined = new MatrixExamination(
                        new OutputEvaluation(derivative.size(), lines.outputs()),
                        lines.t().values(),
                        options,
                        progress)
                .examine(outputs, derivative.outputsAtPoint(), jitter, compressed);
        SparseJudge judge = new SparseJudge(derivative, analytic, groups, lines);
        judge.judge(examined, compressed);
        judge.suspicions().forEach((group, suspicions) -> {
            boolean areLocated =
                    lines.outputs().meter().completes(() -> locate(group, suspicions, judge, jitter, options));
            if (!areLocated) {
                suspicions.stream()
                        .filter(suspicion -> Double.isFinite(suspicion.residual()))
                        .forEach(suspicion -> judge.located(suspicion, LocatedEntry.NOWHERE));
            }
        });
        return judge.outcome();
    }

    private void locate(
            int group, List<Suspicion> suspicions, SparseJudge judge, double[] jitter, CheckOptions options) {
        List<Suspicion> finite = suspicions.stream()
                .filter(suspicion -> Double.isFinite(suspicion.residual()))
                .toList();
        suspicions.stream()
                .filter(suspicion -> !Double.isFinite(suspicion.residual()))
                .forEach(suspicion -> judge.located(suspicion, LocatedEntry.withoutNumber(suspicion)));
        if (finite.isEmpty()) {
            return;
        }
        OutputLine second = displacing(group);
        OutputLine third = displacing(group);
        GroupLine alongSecond = new GroupLine(derivative, analytic, second, finite, lines.v(), jitter, options);
        GroupLine alongThird = new GroupLine(derivative, analytic, third, finite, lines.v(), jitter, options);
        lines.outputs().meter().requireUnreached();
        EntryLocation location = new EntryLocation(groups.members()[group], lines.v(), second.v(), third.v());
        for (Suspicion suspicion : finite) {
            judge.located(
                    suspicion,
                    location.locate(
                            suspicion.stored(),
                            List.of(
                                    new EntryLocation.Residual(suspicion.residual(), suspicion.tolerated()),
                                    alongSecond.of(suspicion),
                                    alongThird.of(suspicion))));
        }
    }

    /** Draws a direction of a group, with weights of many bits, by which its columns are told apart. */
    private OutputLine displacing(int group) {
        return derivative.displacing(new int[][] {groups.members()[group]}, 20, random);
    }
}
