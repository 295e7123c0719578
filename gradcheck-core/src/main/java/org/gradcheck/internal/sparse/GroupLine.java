package org.gradcheck.internal.sparse;

import static java.util.Objects.requireNonNull;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.derivatives.OutputLine;
import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.outputs.ExaminedRows;
import org.gradcheck.internal.outputs.MatrixExamination;
import org.gradcheck.internal.outputs.OutputEvaluation;
import org.gradcheck.internal.outputs.OutputRow;

/**
 * The residuals of suspected rows along a further direction that displaces the columns of one group.
 *
 * <p>If the stored entry of a row is the wrong one, the residual is known in advance. So the derivative is compared with the value that
 * follows from it. If it agrees, two evaluations are enough.
 */
final class GroupLine {

    private final OutputLine line;
    private final Map<Integer, EntryLocation.Residual> residuals = new HashMap<>();

    /**
     * Differences the outputs of the suspected rows.
     *
     * @param suspicions those of one group, with ascending rows
     * @param components the components of the direction that made the residuals
     */
    GroupLine(
            SparseDerivative derivative,
            SparseRows matrix,
            OutputLine line,
            List<Suspicion> suspicions,
            double[] components,
            double[] jitter,
            CheckOptions options) {
        this.line = line;
        Map<Integer, Suspicion> byOutput = new HashMap<>();
        suspicions.forEach(suspicion -> byOutput.put(suspicion.row().output(), suspicion));
        ExaminedRows rows = new MatrixExamination(
                        new OutputEvaluation(derivative.size(), line.outputs()),
                        line.t().values(),
                        options,
                        ProgressCounter.silent())
                .knowing(suspicions.stream()
                        .map(suspicion -> suspicion.row().noise())
                        .toList())
                .comparingWith(suspicions.stream()
                        .mapToDouble(suspicion -> suspicion.row().scaleOf(suspicion.group()))
                        .toArray())
                .examine(
                        suspicions.stream()
                                .mapToInt(suspicion -> suspicion.row().output())
                                .toArray(),
                        derivative.outputsAtPoint(),
                        jitter,
                        new Expected(matrix, byOutput, components));
        rows.rows()
                .forEach(row ->
                        residuals.put(row.output(), residual(matrix, requireNonNull(byOutput.get(row.output())), row)));
    }

    private EntryLocation.Residual residual(SparseRows matrix, Suspicion suspicion, OutputRow row) {
        int stored = suspicion.stored();
        int output = row.output();
        double product = stored < 0 ? 0 : matrix.value(output, matrix.indexOf(output, stored)) * line.v()[stored];
        Derivative derivative = row.derivative(0);
        double error = derivative.error() + row.judge().rounding().of(product, Math.abs(product));
        return new EntryLocation.Residual(
                product - derivative.value(),
                Math.max(ErrorBars.DISAGREEMENT * error, derivative.reach()) + derivative.width() / 2);
    }

    EntryLocation.Residual of(Suspicion suspicion) {
        return requireNonNull(residuals.get(suspicion.row().output()));
    }

    /** The derivatives that are expected if the stored entries explain the residuals, one for each output. */
    private final class Expected extends AbstractList<double[]> {

        private final SparseRows matrix;
        private final Map<Integer, Suspicion> suspicions;
        private final double[] components;
        private final double[] v = line.v();

        Expected(SparseRows matrix, Map<Integer, Suspicion> suspicions, double[] components) {
            this.matrix = matrix;
            this.suspicions = suspicions;
            this.components = components;
        }

        @Override
        public double[] get(int output) {
            Suspicion suspicion = requireNonNull(suspicions.get(output));
            int stored = suspicion.stored();
            double expected = stored < 0
                    ? 0
                    : (matrix.value(output, matrix.indexOf(output, stored)) - suspicion.residual() / components[stored])
                            * v[stored];
            return new double[] {expected};
        }

        @Override
        public int size() {
            return matrix.rows();
        }
    }
}
