package org.gradcheck.internal.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.internal.derivatives.MatrixDerivatives;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.report.EntryVerdict;
import org.junit.jupiter.api.Test;

/** Matrices whose first differences are too many to be remembered until all columns are differenced. */
class MatrixExaminationTests {

    private static final int OUTPUTS = 10;
    private static final int COLUMNS = 30;

    private static double sum(int output, double[] x) {
        return IntStream.range(0, COLUMNS)
                .mapToDouble(i -> weight(output, i) * x[i])
                .sum();
    }

    private static double weight(int output, int column) {
        return Math.cos(3 * output + 2 * column + 1.5);
    }

    private static double[] function(double[] x) {
        return IntStream.range(0, OUTPUTS).mapToDouble(k -> Math.sin(sum(k, x))).toArray();
    }

    /** A derivative of which all entries are wrong by the same part. */
    private static VectorDerivative derivative(double factor) {
        double[] x = IntStream.range(0, COLUMNS)
                .mapToDouble(i -> 1 + 0.1 * Math.sin(i))
                .toArray();
        return MatrixDerivatives.jacobian(
                MatrixExaminationTests::function,
                at -> {
                    double[][] jacobian = new double[OUTPUTS][COLUMNS];
                    for (int k = 0; k < OUTPUTS; k++) {
                        double slope = factor * Math.cos(sum(k, at));
                        int output = k;
                        Arrays.setAll(jacobian[k], i -> slope * weight(output, i));
                    }
                    return jacobian;
                },
                declaration -> {},
                x);
    }

    private static ExaminedRows examine(VectorDerivative derivative, long remembered) {
        return new MatrixExamination(
                        new OutputEvaluation(OUTPUTS, derivative.outputs()),
                        derivative.coordinates().values(),
                        CheckOptions.NONE,
                        ProgressCounter.silent())
                .remembering(remembered)
                .examine(
                        IntStream.range(0, OUTPUTS).toArray(),
                        derivative.outputsAtPoint(),
                        new double[OUTPUTS],
                        derivative.rows().get());
    }

    private static List<EntryVerdict> verdicts(ExaminedRows rows) {
        return rows.rows().stream()
                .flatMap(row -> IntStream.range(0, COLUMNS)
                        .mapToObj(i -> row.judge().judge(row.analytic()[i], row.derivative(i), row.scaleOf(i))))
                .toList();
    }

    @Test
    void wrongEntriesAreRefinedWithoutASecondFirstDifference() {
        VectorDerivative wrong = derivative(1.01);

        ExaminedRows rows = examine(wrong, 0);

        assertThat(verdicts(rows)).containsOnly(EntryVerdict.DISAGREES);
        assertThat(wrong.outputs().evaluations()).isLessThanOrEqualTo(6 * COLUMNS + 80);
    }

    @Test
    void rightEntriesAreSettledAsIfTheyWereRemembered() {
        VectorDerivative right = derivative(1);

        assertThat(verdicts(examine(right, 0))).isEqualTo(verdicts(examine(right, 1_000_000)));
        assertThat(verdicts(examine(right, 0))).containsOnly(EntryVerdict.AGREES);
    }
}
