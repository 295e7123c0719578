package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

class InPlaceTests {

    private static void value(double[] x, double[] y) {
        y[0] = x[0] * x[1];
        y[1] = Math.sin(x[0]);
    }

    private static void rows(double[] x, double[][] rows) {
        rows[0][0] = x[1];
        rows[0][1] = x[0];
        rows[1][0] = Math.cos(x[0]);
        rows[1][1] = 0;
    }

    private static void flat(double[] x, double[] rows) {
        rows[0] = x[1];
        rows[1] = x[0];
        rows[2] = Math.cos(x[0]);
        rows[3] = 0;
    }

    @Test
    void resultsAreTakenFromTheArrays() {
        GradientChecker checker = GradientChecker.standard();

        assertThat(checker.checkJacobian(
                                InPlace.outputs(2, InPlaceTests::value), InPlace.rows(2, 2, InPlaceTests::rows), 0.5, 2)
                        .verdict())
                .isEqualTo(Verdict.AGREES);
        assertThat(checker.checkJacobian(
                                InPlace.outputs(2, InPlaceTests::value), InPlace.flat(2, 2, InPlaceTests::flat), 0.5, 2)
                        .verdict())
                .isEqualTo(Verdict.AGREES);
    }

    @Test
    void entryThatIsNotWrittenDisagrees() {
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        InPlace.outputs(2, InPlaceTests::value),
                        InPlace.rows(2, 2, (x, rows) -> {
                            rows[0][0] = x[1];
                            rows[0][1] = x[0];
                            rows[1][1] = 0;
                        }),
                        0.5,
                        2);

        assertThat(report.mismatches()).extracting(wrong -> wrong.name()).containsExactly("Jacobian[1][0]");
    }
}
