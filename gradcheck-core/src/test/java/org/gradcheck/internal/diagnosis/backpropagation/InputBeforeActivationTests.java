package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.junit.jupiter.api.Test;

class InputBeforeActivationTests {

    @Test
    void zForA() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public double[] input(int layer, double[][] outputs, double[][] preActivations) {
                                return layer == 1 ? preActivations[0] : super.input(layer, outputs, preActivations);
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        INPUT_BEFORE_ACTIVATION in layer 1
                        delta x z of the layer below as the derivatives by the weights of layer 1: this gives all 9 wrong entries to 1e-14 of the largest
                        take the activations a of the layer below, not its pre-activations z""");
    }
}
