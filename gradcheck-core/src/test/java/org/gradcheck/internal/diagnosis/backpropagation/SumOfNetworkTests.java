package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.internal.diagnosis.Told;
import org.gradcheck.network.Activation;
import org.junit.jupiter.api.Test;

class SumOfNetworkTests {

    @Test
    void theSumOfTheDataPlusTheWeightDecay() {
        assertThat(Told.of(
                        new BackpropagationWithBug(Networks.deepWithWeightDecay(Activation.TANH), Networks.BATCH) {
                            @Override
                            public double share(int example, int layer) {
                                return 1;
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        SUM_INSTEAD_OF_MEAN in all blocks
                        the sum over the 3 examples, plus the weight decay: this gives all 32 wrong entries to 1e-14 of the largest
                        divide the accumulated gradient by the number of examples""");
    }
}
