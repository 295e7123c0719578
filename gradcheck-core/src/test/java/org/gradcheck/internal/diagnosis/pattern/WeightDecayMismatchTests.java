package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;

class WeightDecayMismatchTests {

    private static final double[] W = {0.5, -1.25, 2, 0.75, -0.6, 1.1};
    private static final double[] RIGHT = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};
    private static final double[] ONES = {1, 1, 1, 1, 1, 1};

    @Test
    void aMultipleOfTheParametersTooMuch() {
        assertThat(DiagnosisText.of(Measured.diagnoses(
                        Measured.vector("w", W, changed(i -> RIGHT[i] + 0.01 * W[i]), RIGHT))))
                .isEqualTo("""
                        EXTRA_WEIGHT_DECAY in w
                        analytic - numeric = 0.010000 x the parameter in all 6 entries
                        take 0.010000 x the parameter off the gradient, or add the weight decay to the cost; if the cost has one, it is added twice, or without its 1/2""");
    }

    @Test
    void aMultipleOfTheParametersTooLittle() {
        assertThat(DiagnosisText.of(Measured.diagnoses(
                        Measured.vector("w", W, changed(i -> RIGHT[i] - 0.01 * W[i]), RIGHT))))
                .isEqualTo("""
                        MISSING_WEIGHT_DECAY in w
                        analytic - numeric = -0.010000 x the parameter in all 6 entries
                        add the derivative of the weight decay, 0.010000 x the parameter""");
    }

    @Test
    void aMultipleOfTheSignsOfTheParameters() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.vector(
                        "w", W, changed(i -> RIGHT[i] + 0.01 * Math.signum(W[i])), RIGHT))))
                .isEqualTo("""
                        EXTRA_WEIGHT_DECAY in w
                        analytic - numeric = 0.010000 x the sign of the parameter in all 6 entries
                        take 0.010000 x the sign of the parameter off the gradient, or add the weight decay to the cost; if the cost has one, it is added twice, or without its 1/2""");
    }

    @Test
    void equalParametersGiveDecayOrOffset() {
        assertThat(DiagnosisText.of(
                        Measured.diagnoses(Measured.vector("w", ONES, changed(i -> RIGHT[i] + 0.25), RIGHT))))
                .isEqualTo("""
                        CONSTANT_OFFSET or EXTRA_WEIGHT_DECAY in w
                        analytic - numeric = 0.250000 in all 6 entries
                        look for a term that is added to each entry and does not depend on it; for EXTRA_WEIGHT_DECAY: take 0.250000 x the parameter off the gradient, or add the weight decay to the cost; if the cost has one, it is added twice, or without its 1/2""");
    }

    private static double[] changed(IntToDoubleFunction value) {
        return IntStream.range(0, W.length).mapToDouble(value).toArray();
    }
}
