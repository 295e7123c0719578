package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.junit.jupiter.api.Test;

class DeltaNotPropagatedTests {

    @Test
    void theDeltaOfTheLayerAbove() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public double[] propagate(int layer, double[] delta) {
                                return layer == 1 ? delta.clone() : super.propagate(layer, delta);
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        DELTA_NOT_PROPAGATED in layer 1
                        the delta of layer 1 used below without its weights: this gives all 12 wrong entries to 1e-14 of the largest
                        multiply it by the transposed weights on the way down""");
    }
}
