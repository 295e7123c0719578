package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.junit.jupiter.api.Test;

class WrongActivationDerivativeTests {

    @Test
    void thatOfSigmoidInALayerOfTanh() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public void differentiate(int layer, double[] z, double[] a, double[] delta) {
                                for (int i = 0; i < delta.length; i++) {
                                    double sigmoid = 1 / (1 + Math.exp(-z[i]));
                                    delta[i] *= layer == 0 ? sigmoid * (1 - sigmoid) : 1 - a[i] * a[i];
                                }
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        WRONG_ACTIVATION_DERIVATIVE in layer 0
                        the delta with the derivative of sigmoid where the activation is tanh: this gives all 12 wrong entries to 1e-14 of the largest
                        take the derivative of tanh in layer 0""");
    }
}
