package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cost that is zero at its minimum, there and close to it")
class MinimumTests {

    private static double rosenbrock(double... x) {
        double residual = x[1] - x[0] * x[0];
        return 100 * residual * residual + (1 - x[0]) * (1 - x[0]);
    }

    private static double[] gradient(double... x) {
        double residual = x[1] - x[0] * x[0];
        return new double[] {-400 * x[0] * residual - 2 * (1 - x[0]), 200 * residual};
    }

    private static GradientReport check(double factor, double... x) {
        return GradientChecker.standard()
                .check(MinimumTests::rosenbrock, at -> new double[] {gradient(at)[0], factor * gradient(at)[1]}, x);
    }

    @Test
    void minimumIsStationary() {
        assertThat(check(1, 1, 1)).hasToString("""
                gradient: vacuous, nothing could be compared in x (147 cost evaluations)
                  x  2  VACUOUS  2 unexercised: the cost is stationary here; check at another point""");
    }

    @Test
    @DisplayName("the rounding of small residuals is not searched for a staircase")
    void pointCloseToTheMinimumTakesNoSearch() {
        GradientReport right = check(1, 1 + 1e-8, 1 - 1e-8);

        assertThat(right.passed()).as(right.toString()).isTrue();
        assertThat(right.sensitivity().orElseThrow()).isLessThan(1e-6);
        assertThat(right.evaluations()).isLessThanOrEqualTo(2 * 2 + 64);
    }

    @Test
    void wrongGradientCloseToTheMinimumDisagrees() {
        GradientReport wrong = check(1 + 1e-6, 1 + 1e-8, 1 - 1e-8);

        assertThat(wrong.mismatches()).as(wrong.toString()).hasSize(1);
    }
}
