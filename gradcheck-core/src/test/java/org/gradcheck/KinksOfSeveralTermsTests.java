package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Two rectified terms with their kinks at the point, 2 max(0, b + w) - max(0, b - w) + sin(c)")
class KinksOfSeveralTermsTests {

    private final double[] w = {0};
    private final double[] b = {0};
    private final double[] c = {0.3};
    private final double[] ofWeight = new double[1];
    private final double[] ofBias = new double[1];
    private final double[] ofOther = new double[1];

    /** By w, the slopes are 1 and 2, and backpropagation returns 0 or 3. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void derivativeOfRectifiersAtZeroIsRight(double atZero) {
        GradientReport report = check(atZero, 1);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(report.blocks().get(0).count(EntryVerdict.AT_A_KINK)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void wrongFactorIsFound(double atZero) {
        assertThat(check(atZero, 1.3).verdict()).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void valueThatNoPointCloseByHasStaysOpen() {
        assertThat(check(2, 1).blocks().get(0).verdict()).isEqualTo(Verdict.UNRESOLVED);
    }

    @Test
    void parametersAreRestored() {
        check(0, 1);

        assertThat(new double[] {w[0], b[0], c[0]}).containsExactly(0, 0, 0.3);
    }

    @Test
    void arraysThatBackwardFillsKeepTheGradientOfThePoint() {
        check(1, 1);

        assertThat(ofWeight).containsExactly(3);
    }

    private GradientReport check(double atZero, double factor) {
        return GradientChecker.standard()
                .check(GradientSubject.named("rectified")
                        .parameter("w", w, ofWeight)
                        .parameter("b", b, ofBias)
                        .parameter("c", c, ofOther)
                        .cost(() -> 2 * Math.max(0, b[0] + w[0]) - Math.max(0, b[0] - w[0]) + Math.sin(c[0]))
                        .backward(() -> {
                            double first = 2 * slope(b[0] + w[0], atZero);
                            double second = slope(b[0] - w[0], atZero);
                            ofWeight[0] = factor * (first + second);
                            ofBias[0] = factor * (first - second);
                            ofOther[0] = Math.cos(c[0]);
                        }));
    }

    private static double slope(double x, double atZero) {
        return x > 0 ? 1 : x < 0 ? 0 : atZero;
    }
}
