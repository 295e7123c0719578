package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.junit.jupiter.api.Test;

class WeightsNotTransposedInDeltaTests {

    @Test
    void rowsForColumns() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public double[] propagate(int layer, double[] delta) {
                                return layer == 1
                                        ? Networks.deep(Activation.TANH)
                                                .layer(1)
                                                .weights()
                                                .operate(delta)
                                        : super.propagate(layer, delta);
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        WEIGHTS_NOT_TRANSPOSED_IN_DELTA in layer 1
                        the delta below layer 1 by its weights with rows and columns exchanged: this gives all 12 wrong entries to 1e-14 of the largest
                        multiply the delta by the transposed weights: sum over the units, not over the inputs""");
    }
}
