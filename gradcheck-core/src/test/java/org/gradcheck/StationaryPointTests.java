package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Least squares whose residuals are zero up to rounding")
class StationaryPointTests {

    private static final double[][] ROWS = {{0.3, -1.1, 0.7}, {1.3, 0.4, -0.6}, {-0.2, 0.9, 1.7}, {0.8, 0.8, -0.1}};
    private static final double[] POINT = {1.3, 0.7, -0.9};

    private static double exponential(double[] row, double... x) {
        return Math.exp(row[0] * x[0] + row[1] * x[1] + row[2] * x[2]);
    }

    /** One unit in the last place off the model, as data that were computed in another order. */
    private static double residual(double[] row, double... x) {
        return exponential(row, x) - Math.nextUp(exponential(row, POINT));
    }

    private static double cost(double... x) {
        double sum = 0;
        for (double[] row : ROWS) {
            sum += residual(row, x) * residual(row, x) / 2;
        }
        return sum;
    }

    private static double[] gradient(double... x) {
        double[] gradient = new double[3];
        for (double[] row : ROWS) {
            for (int i = 0; i < 3; i++) {
                gradient[i] += residual(row, x) * exponential(row, x) * row[i];
            }
        }
        return gradient;
    }

    @Test
    void theReportSaysThatTheCostIsStationary() {
        GradientReport report =
                GradientChecker.standard().check(StationaryPointTests::cost, StationaryPointTests::gradient, POINT);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.VACUOUS);
        assertThat(report.toString()).contains("3 unexercised: the cost is stationary here; check at another point");
    }

    @Test
    void anotherGradientDisagrees() {
        GradientReport report = GradientChecker.standard()
                .check(StationaryPointTests::cost, x -> new double[] {gradient(x)[0], 1e-5, 0}, POINT);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.DISAGREES);
    }
}
