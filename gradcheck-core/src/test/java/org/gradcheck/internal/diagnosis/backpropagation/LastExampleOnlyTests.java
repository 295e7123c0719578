package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.junit.jupiter.api.Test;

class LastExampleOnlyTests {

    @Test
    void theLastOverwritesTheOthers() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public double share(int example, int layer) {
                                return example == 2 ? 1 : 0;
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        LAST_EXAMPLE_ONLY in all blocks
                        example 3 of 3 alone: this gives all 32 wrong entries to 1e-14 of the largest
                        add up the gradients of all examples before dividing by their number""");
    }

    @Test
    void theFirstDividedByTheirNumber() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public double share(int example, int layer) {
                                return example == 0 ? 1.0 / 3 : 0;
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        LAST_EXAMPLE_ONLY in all blocks
                        example 1 of 3 alone, divided by 3: this gives all 32 wrong entries to 1e-14 of the largest
                        add up the gradients of all examples before dividing by their number""");
    }

    @Test
    void inOneLayer() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public double share(int example, int layer) {
                                return layer != 1 ? super.share(example, layer) : example == 2 ? 1 : 0;
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        LAST_EXAMPLE_ONLY in layer 1
                        example 3 of 3 alone: this gives all 12 wrong entries to 1e-14 of the largest
                        add up the gradients of all examples before dividing by their number""");
    }
}
