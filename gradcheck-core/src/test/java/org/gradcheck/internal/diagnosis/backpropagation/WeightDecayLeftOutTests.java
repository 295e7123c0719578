package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.junit.jupiter.api.Test;

class WeightDecayLeftOutTests {

    @Test
    void theDecayOfTheCostIsMissing() {
        assertThat(DiagnosisText.of(
                        new BackpropagationWithBug(Networks.deepWithWeightDecay(Activation.TANH), Networks.BATCH) {
                            @Override
                            public double weightDecay() {
                                return 0;
                            }
                        }.diagnoses()))
                .isEqualTo("""
                        MISSING_WEIGHT_DECAY in layer 0 weights, layer 1 weights, layer 2 weights
                        analytic - numeric = -0.100000 x the parameter in all 24 entries
                        add the derivative of the weight decay, 0.100000 x the parameter""");
    }
}
