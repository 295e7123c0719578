package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.junit.jupiter.api.Test;

class DerivativeAtWrongArgumentTests {

    @Test
    void theDerivativeOfTanhAtItsValue() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public void differentiate(int layer, double[] z, double[] a, double[] delta) {
                                for (int i = 0; layer == 0 && i < delta.length; i++) {
                                    delta[i] *= 1 - Math.pow(Math.tanh(a[i]), 2);
                                }
                                if (layer != 0) {
                                    super.differentiate(layer, z, a, delta);
                                }
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        DERIVATIVE_AT_WRONG_ARGUMENT in layer 0
                        f'(a) in place of f'(z): this gives all 12 wrong entries to 1e-14 of the largest
                        evaluate the derivative at the pre-activation z""");
    }

    @Test
    void theFormulaOfTheOutputAtThePreActivation() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public void differentiate(int layer, double[] z, double[] a, double[] delta) {
                                for (int i = 0; layer == 0 && i < delta.length; i++) {
                                    delta[i] *= 1 - z[i] * z[i];
                                }
                                if (layer != 0) {
                                    super.differentiate(layer, z, a, delta);
                                }
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        DERIVATIVE_AT_WRONG_ARGUMENT in layer 0
                        the derivative in terms of the output, evaluated at the pre-activation: this gives all 12 wrong entries to 1e-14 of the largest
                        evaluate a formula such as a (1 - a) or 1 - a^2 at the output a""");
    }
}
