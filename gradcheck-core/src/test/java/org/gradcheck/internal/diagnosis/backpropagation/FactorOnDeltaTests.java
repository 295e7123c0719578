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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A factor on the delta does not change the weight decay; without weight decay the blocks have the factor. */
class FactorOnDeltaTests {

    private final FeedforwardNetwork network = Networks.deepWithWeightDecay(Activation.TANH);

    /** All examples are multiplied in all layers; the right share of each of the 3 examples is 1/3. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -0.3333333333333333 | SIGN_FLIPPED        | the negative of all but the weight decay                          | take a - t, not t - a, where the delta begins
            1                   | SUM_INSTEAD_OF_MEAN | the sum over the 3 examples, plus the weight decay                | divide the accumulated gradient by the number of examples
            0.1111111111111111  | MEAN_INSTEAD_OF_SUM | the mean over the 3 examples divided by 3, plus the weight decay  | do not divide by the number of examples once more
            """)
    void factorOnAllExamplesIsNamed(double share, Cause cause, String evidence, String remedy) {
        List<Diagnosis> diagnoses = new BackpropagationWithBug(network, Networks.BATCH) {
            @Override
            public double share(int example, int layer) {
                return share;
            }
        }.diagnoses();

        assertThat(diagnoses)
                .containsExactly(new Diagnosis(
                        cause,
                        "all blocks",
                        evidence + ": this gives all 32 wrong entries to 1e-14 of the largest",
                        remedy,
                        List.of()));
    }

    @Test
    void squareWithoutItsHalfIsNamed() {
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
    void zeroDeltaIsNamed() {
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
    void negativeDeltaIsNamed() {
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
