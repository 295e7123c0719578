package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.TrainingBatch;
import org.junit.jupiter.api.Test;

class DiagonalOfSoftmaxTests {

    private static final TrainingBatch BATCH = TrainingBatch.of(
            new double[][] {{0.2, -1.0, 0.7}, {1.4, 0.3, -0.6}, {-0.9, 0.8, 0.1}},
            new double[][] {{0.5, 0.3, 0.2}, {0.8, 0.1, 0.1}, {0.2, 0.6, 0.2}});

    private final FeedforwardNetwork network = FeedforwardNetwork.builder(3)
            .dense(4, Activation.TANH)
            .dense(3, Activation.SOFTMAX)
            .cost(CostFunction.QUADRATIC)
            .seed(42)
            .build();

    @Test
    void eachOutputByItsOwnPreActivationAlone() {
        assertThat(withoutRounding(by((a, target, delta) -> {
                    for (int k = 0; k < delta.length; k++) {
                        delta[k] = (a[k] - target[k]) * a[k] * (1 - a[k]);
                    }
                })))
                .isEqualTo("""
                        WRONG_ACTIVATION_DERIVATIVE or FUSED_OUTPUT_DELTA in layer 1
                        the output delta with a (1 - a), the diagonal of the derivatives of softmax: this gives all 31 wrong entries to # of the largest
                        multiply by all derivatives of softmax: a (g - sum of a g) for a slope g of the cost; for FUSED_OUTPUT_DELTA: leave f'(z) out where a - t contains it, and take a - t for no other cost than its own""");
    }

    @Test
    void theRightDerivativesAgree() {
        assertThat(GradientChecker.standard()
                        .check(network, BATCH, Backpropagation.gradient(network, BATCH))
                        .passed())
                .isTrue();
    }

    @Test
    void noDerivativeAtAllIsAnotherBug() {
        assertThat(by((a, target, delta) -> {
                    for (int k = 0; k < delta.length; k++) {
                        delta[k] = a[k] - target[k];
                    }
                }))
                .extracting(Diagnosis::cause)
                .containsExactly(Cause.MISSING_ACTIVATION_DERIVATIVE);
    }

    /** The sum over the outputs is what distinguishes it; half of that sum is neither. */
    @Test
    void aPartOfTheSumIsUnnamed() {
        assertThat(by((a, target, delta) -> {
                    double sum = 0;
                    for (int k = 0; k < delta.length; k++) {
                        sum += (a[k] - target[k]) * a[k];
                    }
                    for (int k = 0; k < delta.length; k++) {
                        delta[k] = a[k] * (a[k] - target[k] - sum / 2);
                    }
                }))
                .isEmpty();
    }

    @FunctionalInterface
    private interface OutputDelta {

        void write(double[] a, double[] target, double[] delta);
    }

    private List<Diagnosis> by(OutputDelta wrong) {
        return new BackpropagationWithBug(network, BATCH) {
            @Override
            public void changeOutputDelta(double[] z, double[] a, double[] target, double[] delta) {
                wrong.write(a, target, delta);
            }
        }.diagnoses();
    }

    /** The last bits differ between the libraries that compute exponentials. */
    private static String withoutRounding(List<Diagnosis> diagnoses) {
        return DiagnosisText.of(diagnoses).replaceAll("to \\S+ of the largest", "to # of the largest");
    }
}
