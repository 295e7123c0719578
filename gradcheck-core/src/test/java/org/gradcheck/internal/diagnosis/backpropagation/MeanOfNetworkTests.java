package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.internal.diagnosis.Told;
import org.gradcheck.network.Activation;
import org.junit.jupiter.api.Test;

class MeanOfNetworkTests {

    @Test
    void dividedTwicePlusTheWeightDecay() {
        assertThat(Told.of(
                        new BackpropagationWithBug(Networks.deepWithWeightDecay(Activation.TANH), Networks.BATCH) {
                            @Override
                            public double share(int example, int layer) {
                                return 1.0 / 9;
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        MEAN_INSTEAD_OF_SUM in all blocks
                        the mean over the 3 examples divided by 3, plus the weight decay: this gives all 32 wrong entries to 1e-14 of the largest
                        do not divide by the number of examples once more""");
    }
}
