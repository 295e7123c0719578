package org.gradcheck.internal.diagnosis.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Squares of such values overflow, or vanish. */
class LeastSquaresTests {

    private static final double[] POINT = {0.3, -1.2, 0.7, 1.9};

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-150, 1, 1e150, 1e300})
    void aFactorOfATinyOrHugeGradientIsNamed(double size) {
        assertThat(GradientChecker.standard()
                        .check(
                                x -> size * Arrays.stream(x).map(Math::sin).sum(),
                                x -> Arrays.stream(x)
                                        .map(value -> 1.37 * size * Math.cos(value))
                                        .toArray(),
                                POINT)
                        .diagnoses())
                .extracting(Diagnosis::cause)
                .containsExactly(Cause.CONSTANT_FACTOR);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-150, 1, 1e150, 1e300})
    void anOffsetOfATinyOrHugeGradientIsNamed(double size) {
        assertThat(GradientChecker.standard()
                        .check(
                                x -> size * Arrays.stream(x).map(Math::sin).sum(),
                                x -> Arrays.stream(x)
                                        .map(value -> size * (Math.cos(value) + 0.6))
                                        .toArray(),
                                POINT)
                        .diagnoses())
                .extracting(Diagnosis::cause)
                .containsExactly(Cause.CONSTANT_OFFSET);
    }

    @Test
    void zeroGradientOnBothSidesHasNoDiagnosis() {
        assertThat(Measured.diagnoses(
                        Measured.vector("x", new double[] {1, 2}, new double[] {0, 0}, new double[] {0, 0})))
                .isEmpty();
    }
}
