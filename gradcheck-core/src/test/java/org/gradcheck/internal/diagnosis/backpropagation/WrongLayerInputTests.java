package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.junit.jupiter.api.Test;

class WrongLayerInputTests {

    @Test
    void theInputsOfTheNetwork() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public double[] input(int layer, double[][] outputs, double[][] preActivations) {
                                return layer == 2 ? outputs[0] : super.input(layer, outputs, preActivations);
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        WRONG_LAYER_INPUT in layer 2
                        delta x the inputs of the network as the derivatives by the weights of layer 2: this gives all 6 wrong entries to 1e-14 of the largest
                        take what flows into layer 2: the activations of layer 1""");
    }
}
