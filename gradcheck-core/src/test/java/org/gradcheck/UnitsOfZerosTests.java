package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Parameters in single precision that are zero, in units of any size, beside others")
class UnitsOfZerosTests {

    private final float[] zeros = new float[4];
    private final float[] ofZeros = new float[4];
    private final float[] others = {0.7f, -1.2f, 0.4f, 2};
    private final float[] ofOthers = new float[4];

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-5, 1e-2, 1, 1e3, 1e5, 1e8})
    void rightDerivativesAgree(double unit) {
        for (CheckMode mode : CheckMode.values()) {
            GradientReport report = check(mode, unit, 1);

            assertThat(report.verdict()).as("%s: %s", mode, report).isEqualTo(Verdict.AGREES);
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-8, 2", "1e-5, -1", "1, 1.1", "1e5, 2", "1e5, -1", "1e5, 1.1", "1e8, 2", "1e8, -1", "1e8, 1.1"})
    void wrongDerivativesAreFound(double unit, double factor) {
        for (CheckMode mode : CheckMode.values()) {
            GradientReport report = check(mode, unit, factor);

            assertThat(report.verdict()).as("%s: %s", mode, report).isEqualTo(Verdict.DISAGREES);
        }
    }

    private GradientReport check(CheckMode mode, double unit, double factor) {
        return GradientChecker.standard()
                .mode(mode)
                .check(GradientSubject.named("units")
                        .parameter("zeros", zeros, ofZeros)
                        .parameter("others", others, ofOthers)
                        .cost(() -> cost((float) unit))
                        .backward(() -> {
                            for (int i = 0; i < zeros.length; i++) {
                                double tanh = Math.tanh(zeros[i] / unit - i);
                                ofZeros[i] = (float) (factor * (1 - tanh * tanh) / unit);
                                ofOthers[i] = (float) Math.cos(others[i]);
                            }
                        }));
    }

    private float cost(float unit) {
        float sum = 1.3f;
        for (int i = 0; i < zeros.length; i++) {
            sum += (float) Math.tanh(zeros[i] / unit - i) + (float) Math.sin(others[i]);
        }
        return sum;
    }
}
