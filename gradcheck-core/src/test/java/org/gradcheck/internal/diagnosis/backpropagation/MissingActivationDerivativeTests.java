package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.junit.jupiter.api.Test;

class MissingActivationDerivativeTests {

    @Test
    void inOneHiddenLayer() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public void differentiate(int layer, double[] z, double[] a, double[] delta) {
                                if (layer != 1) {
                                    super.differentiate(layer, z, a, delta);
                                }
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        MISSING_ACTIVATION_DERIVATIVE in layer 1
                        the delta without the derivative of tanh: this gives all 24 wrong entries to 1e-14 of the largest
                        multiply the delta of layer 1 by the derivative of its activation""");
    }

    @Test
    void inTheOutputLayer() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public void changeOutputDelta(double[] z, double[] a, double[] target, double[] delta) {
                                for (int k = 0; k < delta.length; k++) {
                                    delta[k] = a[k] - target[k];
                                }
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        MISSING_ACTIVATION_DERIVATIVE or FUSED_OUTPUT_DELTA in layer 2
                        the delta without the derivative of sigmoid: this gives all 32 wrong entries to 1e-14 of the largest
                        multiply the output delta by the derivative of the output activation; for FUSED_OUTPUT_DELTA: take the derivative of the cost by the output, times that of the output activation""");
    }

    @Test
    void inLayersOfDifferentActivations() {
        FeedforwardNetwork network = FeedforwardNetwork.builder(3)
                .dense(3, Activation.TANH)
                .dense(3, Activation.SOFTPLUS)
                .dense(2, Activation.SIGMOID)
                .cost(CostFunction.QUADRATIC)
                .seed(42)
                .build();

        assertThat(
                        new BackpropagationWithBug(network, Networks.BATCH) {
                            @Override
                            public void differentiate(int layer, double[] z, double[] a, double[] delta) {}
                        }.diagnoses())
                .extracting(Diagnosis::where, Diagnosis::remedy)
                .containsExactly(tuple(
                        "layers 0 and 1",
                        "multiply the delta of layers 0 and 1 by the derivative of the activation of each"));
    }

    @Test
    void layersAreNamedOneByOneWhereOneIsLeftOut() {
        assertThat(NetworkHypothesis.name(List.of(2))).isEqualTo("layer 2");
        assertThat(NetworkHypothesis.name(List.of(1, 2, 3))).isEqualTo("layers 1 to 3");
        assertThat(NetworkHypothesis.name(List.of(0, 2, 3))).isEqualTo("layers 0, 2 and 3");
    }
}
