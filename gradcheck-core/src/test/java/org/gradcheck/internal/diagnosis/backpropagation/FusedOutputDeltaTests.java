package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.junit.jupiter.api.Test;

class FusedOutputDeltaTests {

    private static final FeedforwardNetwork CLASSIFIER = FeedforwardNetwork.builder(3)
            .dense(3, Activation.TANH)
            .dense(2, Activation.SIGMOID)
            .cost(CostFunction.BINARY_CROSS_ENTROPY)
            .seed(42)
            .build();

    @Test
    void theDerivativeTwiceInCrossEntropy() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(CLASSIFIER, Networks.BATCH) {
                            @Override
                            public void changeOutputDelta(double[] z, double[] a, double[] target, double[] delta) {
                                for (int k = 0; k < delta.length; k++) {
                                    delta[k] *= a[k] * (1 - a[k]);
                                }
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        FUSED_OUTPUT_DELTA in layer 1
                        (a - t) f'(z) as the output delta, though the output is sigmoid with binary cross-entropy: this gives all 20 wrong entries to 1e-14 of the largest
                        leave f'(z) out where a - t contains it, and take a - t for no other cost than its own""");
    }
}
