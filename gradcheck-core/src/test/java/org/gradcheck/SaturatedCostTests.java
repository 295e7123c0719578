package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Costs that are constant close to the point because their terms cancel")
class SaturatedCostTests {

    private static double sumOfExponentials(double largest, double... x) {
        return Arrays.stream(x).map(logit -> Math.exp(logit - largest)).sum();
    }

    private static double crossEntropy(double... x) {
        double largest = Arrays.stream(x).max().orElseThrow();
        return largest + Math.log(sumOfExponentials(largest, x)) - x[0];
    }

    private static double[] gradient(double... x) {
        double largest = Arrays.stream(x).max().orElseThrow();
        double[] gradient = Arrays.stream(x)
                .map(logit -> Math.exp(logit - largest) / sumOfExponentials(largest, x))
                .toArray();
        gradient[0] -= 1;
        return gradient;
    }

    @Test
    void aGradientBelowTheRoundingOfTheTermsIsUnresolved() {
        GradientReport report = GradientChecker.standard()
                .check(SaturatedCostTests::crossEntropy, SaturatedCostTests::gradient, 45, -30, -37, 4);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.toString()).doesNotContain("double precision");
    }

    @Test
    void aGradientAboveTheRoundingOfTheTermsDisagrees() {
        GradientReport report = GradientChecker.standard()
                .check(SaturatedCostTests::crossEntropy, x -> new double[] {0, 0, 0, 1e-2}, 45, -30, -37, 4);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void aRightGradientOfAConstantLikelihoodIsUnresolved() {
        GradientReport report = GradientChecker.standard()
                .check(
                        x -> -Math.log(1 - 1 / (1 + Math.exp(-x[0])) + 1e-12),
                        x -> new double[] {Math.exp(-x[0]) / (Math.exp(-x[0]) + 1e-12)},
                        50);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.UNRESOLVED);
    }
}
