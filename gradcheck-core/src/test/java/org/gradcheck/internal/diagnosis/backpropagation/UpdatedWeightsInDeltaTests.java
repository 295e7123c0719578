package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.junit.jupiter.api.Test;

class UpdatedWeightsInDeltaTests {

    private final FeedforwardNetwork network = Networks.deep(Activation.TANH);
    private final NetworkGradient right = Backpropagation.gradient(network, Networks.BATCH);

    @Test
    void oneLayerTakesItsStepTooEarly() {
        assertThat(withoutRounding(through(1, 0.3))).isEqualTo("""
                UPDATED_WEIGHTS_IN_DELTA in layer 1
                the delta below layer 1 by weights that have taken a step of 0.300000 x gradient: this gives all 12 wrong entries to # of the largest
                update the weights after all deltas are computed""");
    }

    @Test
    void theOutputLayerTakesItsStepTooEarly() {
        assertThat(withoutRounding(through(2, 0.05))).isEqualTo("""
                UPDATED_WEIGHTS_IN_DELTA in layer 2
                the delta below layer 2 by weights that have taken a step of 0.050000 x gradient: this gives all 24 wrong entries to # of the largest
                update the weights after all deltas are computed""");
    }

    /** Ascent is no step of training, and 100 is no usual learning rate. */
    @Test
    void unusualStepIsUnnamed() {
        assertThat(through(1, -0.3)).isEmpty();
        assertThat(through(1, 100)).isEmpty();
    }

    @Test
    void weightsThatAreOffByChanceAreUnnamed() {
        RealMatrix off = network.layer(1).weights().copy();
        off.addToEntry(0, 1, 0.1);
        off.addToEntry(2, 2, -0.3);

        assertThat(below(1, off)).isEmpty();
    }

    private List<Diagnosis> through(int stepped, double step) {
        return below(
                stepped,
                network.layer(stepped).weights().subtract(right.weights(stepped).scalarMultiply(step)));
    }

    private List<Diagnosis> below(int changed, RealMatrix weights) {
        return new BackpropagationWithBug(network, Networks.BATCH) {
            @Override
            public double[] propagate(int layer, double[] delta) {
                return layer == changed ? weights.preMultiply(delta) : super.propagate(layer, delta);
            }
        }.diagnoses();
    }

    /** The last bits differ between the libraries that compute exponentials. */
    private static String withoutRounding(List<Diagnosis> diagnoses) {
        return DiagnosisText.of(diagnoses).replaceAll("to \\S+ of the largest", "to # of the largest");
    }
}
