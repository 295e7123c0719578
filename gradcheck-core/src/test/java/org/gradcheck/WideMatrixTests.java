package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/** Matrices with more columns than are compared one by one: all rows at once, along random directions. */
class WideMatrixTests {

    private static final int OUTPUTS = 12;
    private static final int COLUMNS = 10_500;

    private final OutputFunction function =
            OutputFunction.of(OUTPUTS, COLUMNS, t -> Math.sin(t / 30), t -> Math.cos(t / 30) / 30);

    private GradientReport check(OutputFunction.Spoiling spoiling) {
        return GradientChecker.standard().checkJacobian(function, function.jacobian(spoiling), function.point());
    }

    @Test
    void rightMatrixTakesAFewDozenEvaluations() {
        GradientReport report = check(jacobian -> {});

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.blocks().get(0).note())
                .isEqualTo("all rows by 3 random directions, 0 of 10500 columns one by one");
        assertThat(function.evaluations()).isBetween(51, 80);
    }

    /** The output changes by 40 when all coordinates change by their size, so its curvature exceeds its noise over short distances. */
    @Test
    void curvatureOfASingleRowIsNotTakenForNoise() {
        OutputFunction row = OutputFunction.sines(1, 12_000);

        GradientReport report = GradientChecker.standard().checkJacobian(row, row::jacobian, row.point());

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(row.evaluations()).isLessThanOrEqualTo(80);
    }

    @Test
    void wrongEntryIsLocated() {
        GradientReport report = check(jacobian -> jacobian[7][4321] *= 1.01);

        assertThat(report.mismatches()).extracting(wrong -> wrong.name()).containsExactly("Jacobian[7][4321]");
        assertThat(function.evaluations()).isLessThanOrEqualTo(150);
    }

    @Test
    void wrongEntriesOfDifferentRowsAreLocated() {
        GradientReport report = check(jacobian -> {
            jacobian[7][4321] = 0;
            jacobian[2][17] *= -1;
        });

        assertThat(report.mismatches())
                .extracting(wrong -> wrong.name())
                .containsExactlyInAnyOrder("Jacobian[7][4321]", "Jacobian[2][17]");
    }

    @Test
    void wrongColumnIsDifferencedOnceForAllRows() {
        GradientReport report = check(jacobian -> {
            for (double[] row : jacobian) {
                row[5000] = -row[5000];
            }
        });

        assertThat(report.mismatches()).hasSize(OUTPUTS);
        assertThat(report.blocks().get(0).note())
                .startsWith("all rows by 3 random directions, 1 of 10500 columns one by one");
        assertThat(function.evaluations()).isLessThanOrEqualTo(150);
    }

    @Test
    void entryThatIsNotANumberDisagrees() {
        GradientReport report = check(jacobian -> jacobian[3][99] = Double.NaN);

        assertThat(report.mismatches()).extracting(wrong -> wrong.name()).containsExactly("Jacobian[3][99]");
    }

    @Test
    void matrixThatIsWrongThroughoutIsSampled() {
        GradientReport report = check(jacobian -> {
            for (double[] row : jacobian) {
                Arrays.setAll(row, i -> 1.01 * row[i]);
            }
        });

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis())
                .map(cause -> cause.evidence())
                .hasValueSatisfying(evidence ->
                        assertThat(evidence).startsWith("analytic = 1.010000 x numeric in all 96 entries measured"));
        assertThat(function.evaluations()).isLessThanOrEqualTo(250);
    }

    @Test
    void severalWrongEntriesOfARowAreLocated() {
        GradientReport report = check(jacobian -> {
            jacobian[1][5] *= 3;
            jacobian[1][500] *= 2;
            jacobian[1][9000] = 0;
        });

        assertThat(report.mismatches())
                .extracting(wrong -> wrong.name())
                .containsExactlyInAnyOrder("Jacobian[1][5]", "Jacobian[1][500]", "Jacobian[1][9000]");
        assertThat(report.blocks().get(0).note()).doesNotContain("not all wrong entries were found");
        assertThat(function.evaluations()).isLessThanOrEqualTo(700);
    }

    @Test
    void rowWithTooManyWrongEntriesDoesNotPass() {
        GradientReport report = check(jacobian -> {
            for (int column = 3; column < 10_500; column += 100) {
                jacobian[1][column] *= 2;
            }
        });

        assertThat(report.verdict()).isIn(Verdict.DISAGREES, Verdict.UNRESOLVED);
        assertThat(report.blocks().get(0).note())
                .endsWith("random directions disagree in row 1, but not all wrong entries were found; rerun with"
                        + " gradcheck.mode=exhaustive");
    }

    /** Output 0 has a kink at the point, output 1 is constant, output 2 is smooth. */
    private static double[] ofThreeKinds(double[] x) {
        double sum = Arrays.stream(x).sum();
        return new double[] {Math.abs(sum), 4, Math.sin(sum + x[0])};
    }

    @Test
    void rowsThatWereNotComparedAreNamedWithTheirReasons() {
        double[] x = {0.5, -0.25, -0.25};
        double[][] jacobian = {{0, 0, 0}, {0, 0, 0}, {2 * Math.cos(0.5), Math.cos(0.5), Math.cos(0.5)}};

        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .checkJacobian(
                        WideMatrixTests::ofThreeKinds, at -> jacobian, q -> q.outputNames("gap", "rest", "wave"), x);

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.blocks().get(0).note())
                .isEqualTo(
                        "all rows by 3 random directions, 0 of 3 columns one by one; row gap is unresolved: a kink of the"
                                + " function hides the derivatives along random directions; rerun with gradcheck.mode=exhaustive;"
                                + " row rest is stationary here, so nothing of it was compared");
    }

    @Test
    void modeDecides() {
        OutputFunction small = OutputFunction.sines(3, 20);
        GradientReport screened = GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .checkJacobian(small, small::jacobian, small.point());

        assertThat(screened.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(screened.blocks().get(0).note())
                .isEqualTo("all rows by 3 random directions, 0 of 20 columns one by one");
    }
}
