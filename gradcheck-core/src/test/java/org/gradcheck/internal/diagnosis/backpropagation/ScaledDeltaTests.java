package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.gradcheck.network.FeedforwardNetwork;
import org.junit.jupiter.api.Test;

/** A factor of the delta leaves the weight decay as it is; without it the blocks themselves have the factor. */
class ScaledDeltaTests {

    private final FeedforwardNetwork network = Networks.deepWithWeightDecay(Activation.TANH);

    @Test
    void aSquareWithoutItsHalf() {
        assertThat(outputDelta(delta -> 2 * delta))
                .containsExactly(new Diagnosis(
                        Cause.CONSTANT_FACTOR,
                        "all blocks",
                        "the delta of layer 2 times 2.000000, plus the weight decay: this gives all 32 wrong entries to 1e-14"
                                + " of the largest",
                        "multiply by 1/2: a square whose cost has a factor of 1/2, or a term that is added twice",
                        List.of()));
    }

    @Test
    void aDeltaThatStaysZeroBelowALayer() {
        assertThat(hiddenDelta(delta -> 0))
                .containsExactly(new Diagnosis(
                        Cause.NEVER_FILLED,
                        "layer 1",
                        "the delta of layer 1 times 0.000000, plus the weight decay: this gives all 24 wrong entries to 1e-14"
                                + " of the largest",
                        "write the delta to where the derivatives are made of it",
                        List.of()));
    }

    @Test
    void aSignThatIsWrongBelowALayer() {
        assertThat(hiddenDelta(delta -> -delta))
                .containsExactly(new Diagnosis(
                        Cause.SIGN_FLIPPED,
                        "layer 1",
                        "the delta of layer 1 times -1.000000, plus the weight decay: this gives all 24 wrong entries to 1e-14"
                                + " of the largest",
                        "look for a sign where this delta is made: a - t, not t - a",
                        List.of()));
    }

    private List<Diagnosis> outputDelta(DoubleUnaryOperator change) {
        return new BackpropagationWithBug(network, Networks.BATCH) {
            @Override
            public void changeOutputDelta(double[] z, double[] a, double[] target, double[] delta) {
                apply(change, delta);
            }
        }.diagnoses();
    }

    private List<Diagnosis> hiddenDelta(DoubleUnaryOperator change) {
        return new BackpropagationWithBug(network, Networks.BATCH) {
            @Override
            public void differentiate(int layer, double[] z, double[] a, double[] delta) {
                super.differentiate(layer, z, a, delta);
                if (layer == 1) {
                    apply(change, delta);
                }
            }
        }.diagnoses();
    }

    private static void apply(DoubleUnaryOperator change, double[] delta) {
        for (int i = 0; i < delta.length; i++) {
            delta[i] = change.applyAsDouble(delta[i]);
        }
    }
}
