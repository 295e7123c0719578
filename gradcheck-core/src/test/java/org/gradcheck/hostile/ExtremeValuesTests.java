package org.gradcheck.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters at the ends of the range of their type. */
class ExtremeValuesTests {

    @ParameterizedTest
    @ValueSource(
            doubles = {
                -0.0,
                0.0,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MIN_NORMAL,
                1e-310,
                1e-300,
                1e300,
                1.7e308
            })
    void doublesStayFinite(double value) {
        double[] w = {value, 1};
        List<Double> seen = new ArrayList<>();
        double scale = value == 0 ? 1 : 1 / Math.max(Math.abs(value), 1e-300);
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("ends")
                        .parameter("w", w, () -> new double[] {scale, 2 * w[1]})
                        .cost(() -> {
                            seen.add(w[0]);
                            return w[0] * scale + w[1] * w[1];
                        }));
        assertThat(seen).allMatch(Double::isFinite).anyMatch(v -> v != value);
        assertThat(Double.doubleToRawLongBits(w[0])).isEqualTo(Double.doubleToRawLongBits(value));
        // Beside the largest number there is no room for the steps of a derivative of one side.
        assertThat(report.verdict())
                .isEqualTo(Math.abs(value) == Double.MAX_VALUE ? Verdict.UNRESOLVED : Verdict.AGREES);
    }

    @ParameterizedTest
    @ValueSource(
            floats = {
                -0.0f,
                0.0f,
                Float.MAX_VALUE,
                -Float.MAX_VALUE,
                Float.MIN_VALUE,
                -Float.MIN_VALUE,
                Float.MIN_NORMAL,
                1e-40f,
                3.3e38f
            })
    void floatsStayFinite(float value) {
        float[] w = {value, 1};
        List<Float> seen = new ArrayList<>();
        double scale = value == 0 ? 1 : 1 / (double) Math.max(Math.abs(value), 1e-38f);
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("ends")
                        .parameter("w", w, () -> new float[] {(float) scale, 2 * w[1]})
                        .cost(() -> {
                            seen.add(w[0]);
                            return w[0] * scale + (double) w[1] * w[1];
                        }));
        assertThat(seen).allMatch(Float::isFinite).anyMatch(v -> v != value);
        assertThat(Float.floatToRawIntBits(w[0])).isEqualTo(Float.floatToRawIntBits(value));
        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
    }
}
