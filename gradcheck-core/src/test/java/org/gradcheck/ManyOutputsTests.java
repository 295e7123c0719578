package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evaluations that a function with many outputs takes: each one serves all outputs. */
class ManyOutputsTests {

    @Test
    void functionWithoutOutputsIsVacuous() {
        GradientChecker checker = GradientChecker.standard();

        assertThat(checker.checkJacobianVectorProduct(x -> new double[0], (x, v) -> new double[0], 1, 2)
                        .toString())
                .endsWith("  Jacobian-vector product  0  VACUOUS  the function has no outputs");
        assertThat(checker.checkVectorJacobianProduct(x -> new double[0], (x, u) -> new double[2], 1, 2)
                        .verdict())
                .isEqualTo(Verdict.VACUOUS);
        assertThat(checker.checkJacobian(x -> new double[0], x -> new double[0][2], 1, 2)
                        .verdict())
                .isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void functionMayReuseItsArray() {
        double[] reused = new double[2];
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        x -> {
                            reused[0] = x[0] * x[1];
                            reused[1] = Math.exp(x[0]);
                            return reused;
                        },
                        x -> new double[][] {{x[1], x[0]}, {Math.exp(x[0]), 0}},
                        0.5,
                        3);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
    }

    private static GradientReport check(OutputFunction function, OutputFunction.Spoiling spoiling) {
        return GradientChecker.standard().checkJacobian(function, function.jacobian(spoiling), function.point());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 200", "40, 12", "100, 60", "500, 20", "200, 100"})
    void rightJacobianTakesTwoEvaluationsAColumn(int outputs, int columns) {
        OutputFunction function = OutputFunction.sines(outputs, columns);

        GradientReport report = check(function, jacobian -> {});

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(function.evaluations()).isLessThanOrEqualTo(2 * columns + 80);
        assertThat(report.evaluations()).isEqualTo(function.evaluations());
    }

    @ParameterizedTest
    @CsvSource({"40, 12", "100, 60"})
    void outputsOfMixedSizesShareTheirSteps(int outputs, int columns) {
        OutputFunction function = OutputFunction.sines(outputs, columns).scaled();

        assertThat(check(function, jacobian -> {}).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(function.evaluations()).isLessThanOrEqualTo(2 * columns + 80);
    }

    @Test
    void nearlyConstantOutputOfManyTakesNoStepsOfItsOwn() {
        OutputFunction function = OutputFunction.sines(100, 200);
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        x -> {
                            double[] y = function.value(x);
                            y[3] = 1 + 1e-6 * y[3];
                            return y;
                        },
                        function.jacobian(jacobian -> Arrays.setAll(jacobian[3], i -> 1e-6 * jacobian[3][i])),
                        function.point());

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(function.evaluations()).isLessThanOrEqualTo(2 * 200 + 152);
    }

    @Test
    void constantOutputsTakeNoEvaluationsOfTheirOwn() {
        OutputFunction function = OutputFunction.sines(20, 30);
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        x -> {
                            double[] y = function.value(x);
                            y[3] = 7;
                            y[4] = 1 / 3.0;
                            return y;
                        },
                        function.jacobian(jacobian -> {
                            Arrays.fill(jacobian[3], 0);
                            Arrays.fill(jacobian[4], 0);
                        }),
                        function.point());

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.count(EntryVerdict.UNEXERCISED)).isEqualTo(60);
        assertThat(function.evaluations()).isLessThanOrEqualTo(2 * 30 + 80);
    }

    /** Derivatives of a millionth of the largest one, with the noise of the largest one. */
    private static long evaluationsWithSmallEntries(int small) {
        int columns = 20;
        double[] weights = new double[columns];
        Arrays.setAll(weights, i -> i >= columns - small ? 1e-6 : 1 + i / 10.0);
        return GradientChecker.standard()
                .checkJacobian(
                        x -> new double[] {Math.exp(MathArrays.linearCombination(weights, x) / 50)},
                        x -> {
                            double[] row = weights.clone();
                            double slope = Math.exp(MathArrays.linearCombination(weights, x) / 50) / 50;
                            Arrays.setAll(row, i -> slope * row[i]);
                            return new double[][] {row};
                        },
                        OutputFunction.sines(1, columns).point())
                .evaluations();
    }

    @Test
    void spareEvaluationsAreNotSpentOnSomeOfManySmallEntries() {
        assertThat(evaluationsWithSmallEntries(15)).isEqualTo(evaluationsWithSmallEntries(0));
        assertThat(evaluationsWithSmallEntries(3)).isGreaterThan(evaluationsWithSmallEntries(0));
    }

    @ParameterizedTest
    @CsvSource({"40, 12", "100, 60"})
    void oneWrongEntryTakesEightyMore(int outputs, int columns) {
        OutputFunction function = OutputFunction.sines(outputs, columns);

        GradientReport report = check(function, jacobian -> jacobian[outputs / 2][columns / 3] *= 1.001);

        assertThat(report.mismatches()).hasSize(1);
        assertThat(function.evaluations()).isLessThanOrEqualTo(2 * columns + 160);
    }

    @ParameterizedTest
    @CsvSource({"40, 12", "100, 60", "3, 200"})
    void wrongEntriesOfAColumnAreRefinedTogether(int outputs, int columns) {
        OutputFunction function = OutputFunction.sines(outputs, columns);

        GradientReport report = check(function, jacobian -> {
            for (double[] row : jacobian) {
                Arrays.setAll(row, i -> 1.01 * row[i]);
            }
        });

        assertThat(report.mismatches()).hasSize(outputs * columns);
        assertThat(function.evaluations()).isLessThanOrEqualTo(6 * columns + 300);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "12, 500", "500, 20"})
    void productWithAVectorTakesOneLine(int outputs, int columns) {
        OutputFunction function = OutputFunction.sines(outputs, columns);

        GradientReport report = GradientChecker.standard()
                .checkJacobianVectorProduct(function, function::timesVector, function.point());

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(function.evaluations()).isLessThanOrEqualTo(80);
    }
}
