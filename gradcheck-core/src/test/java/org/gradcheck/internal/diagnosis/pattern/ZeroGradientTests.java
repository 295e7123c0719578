package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZeroGradientTests {

    private static final double[] W = {0.5, -1.25, 2, 0.75, -0.6, 1.1};
    private static final double[] RIGHT = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};
    private static final double[][] WEIGHTS = {{0.31, 0.17, -0.43}, {0.59, 0.23, -0.11}};

    @Test
    void vectorNeverFilledIsNamed() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.vector("w", W, changed(i -> 0), RIGHT))))
                .isEqualTo("""
                        NEVER_FILLED in w
                        analytic = 0 in all 6 entries, though the cost depends on them
                        write the gradient to the array that the check reads, not to a copy""");
    }

    @Test
    void biasesWithRightWeightsAreForgotten() {
        assertThat(DiagnosisText.of(Measured.diagnoses(
                        Measured.matrix("weights", WEIGHTS, WEIGHTS, WEIGHTS),
                        Measured.vector("biases", new double[] {1, 2}, new double[2], new double[] {0.3, 0.4}))))
                .isEqualTo("""
                        BIAS_FORGOTTEN in biases
                        analytic = 0 in both entries, though the cost depends on them; the weights beside them are right
                        add up the delta of each unit: it is the derivative by its bias""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "b1", "bias", "outputBias", "hidden biases", "intercept"})
    void biasByNameIsNamed(String name) {
        assertThat(DiagnosisText.of(Measured.diagnoses(
                        Measured.vector("w", W, RIGHT, RIGHT),
                        Measured.vector(name, new double[] {1}, new double[1], new double[] {0.3}))))
                .isEqualTo("BIAS_FORGOTTEN in " + name + """

                        analytic = 0 in the only entry, though the cost depends on it; the weights beside it are right
                        add up the delta of each unit: it is the derivative by its bias""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate", "beta", "debiased", "B"})
    void otherNumberIsNeverFilled(String name) {
        assertThat(Measured.diagnoses(
                        Measured.vector("w", W, RIGHT, RIGHT),
                        Measured.vector(name, new double[] {1}, new double[1], new double[] {0.3})))
                .extracting(Diagnosis::cause)
                .containsExactly(Cause.NEVER_FILLED);
    }

    @Test
    void oneEntryIsInTheSingular() {
        assertThat(DiagnosisText.of(Measured.diagnoses(
                        Measured.matrix("weights", new double[1][3], new double[][] {{0.3, 0.2, 0.1}}, new double[][] {
                            {0.3, 0.2, 0.1}
                        }),
                        Measured.vector("biases", new double[] {1}, new double[1], new double[] {0.3}))))
                .isEqualTo("""
                        BIAS_FORGOTTEN in biases
                        analytic = 0 in the only entry, though the cost depends on it; the weights beside it are right
                        add up the delta of each unit: it is the derivative by its bias""");
    }

    @Test
    void biasesWithWrongWeightsAreNeverFilled() {
        assertThat(DiagnosisText.of(Measured.diagnoses(
                        Measured.matrix("weights", WEIGHTS, new double[2][3], WEIGHTS),
                        Measured.vector("biases", new double[] {1, 2}, new double[2], new double[] {0.3, 0.4}))))
                .isEqualTo("""
                        NEVER_FILLED in all blocks
                        analytic = 0 in all 8 entries, though the cost depends on them
                        write the gradient to the array that the check reads, not to a copy""");
    }

    private static double[] changed(IntToDoubleFunction value) {
        return IntStream.range(0, W.length).mapToDouble(value).toArray();
    }
}
