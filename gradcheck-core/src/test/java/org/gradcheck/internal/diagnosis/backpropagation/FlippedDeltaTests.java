package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.internal.diagnosis.Told;
import org.gradcheck.network.Activation;
import org.junit.jupiter.api.Test;

class FlippedDeltaTests {

    @Test
    void allButTheWeightDecay() {
        assertThat(Told.of(
                        new BackpropagationWithBug(Networks.deepWithWeightDecay(Activation.TANH), Networks.BATCH) {
                            @Override
                            public double share(int example, int layer) {
                                return -1.0 / 3;
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        SIGN_FLIPPED in all blocks
                        the negative of all but the weight decay: this gives all 32 wrong entries to 1e-14 of the largest
                        take a - t, not t - a, where the delta begins""");
    }
}
