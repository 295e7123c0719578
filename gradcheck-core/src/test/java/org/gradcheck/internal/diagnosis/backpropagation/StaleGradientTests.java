package org.gradcheck.internal.diagnosis.backpropagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.junit.jupiter.api.Test;

class StaleGradientTests {

    private final FeedforwardNetwork network = Networks.deep(Activation.TANH);
    private final NetworkGradient before = Backpropagation.gradient(network, Networks.BATCH);

    @Test
    void theGradientBeforeAStepOfAUsualLearningRate() {
        assertThat(withoutRounding(afterStep(before.asVector().mapMultiply(-0.1))))
                .isEqualTo(told("0.100000"));
    }

    @Test
    void theGradientBeforeAStepOfAnyLearningRate() {
        assertThat(withoutRounding(afterStep(before.asVector().mapMultiply(-0.4567))))
                .isEqualTo(told("0.456700"));
    }

    @Test
    void aStepInAnotherDirectionIsUnnamed() {
        RealVector aside = before.asVector().copy();
        aside.setEntry(3, aside.getEntry(3) + 0.1);

        assertThat(afterStep(aside.mapMultiply(-0.1))).isEmpty();
    }

    @Test
    void parametersAreRestoredToTheBit() {
        double[] moved = network.parameters().subtract(before.asVector()).toArray();
        afterStep(before.asVector().mapMultiply(-1));

        assertThat(network.parameters().toArray()).containsExactly(moved);
    }

    private static String told(String step) {
        return """
                STALE_GRADIENT in all blocks
                the gradient at the parameters + %s x gradient, where a step may have begun: this gives all 32 wrong entries to # of the largest
                compute the gradient again after the parameters have moved""".formatted(step);
    }

    private List<Diagnosis> afterStep(RealVector step) {
        network.parameters().setSubVector(0, network.parameters().add(step));
        return GradientChecker.standard().check(network, Networks.BATCH, before).diagnoses();
    }

    /** The last bits differ between the libraries that compute exponentials. */
    private static String withoutRounding(List<Diagnosis> diagnoses) {
        return DiagnosisText.of(diagnoses).replaceAll("to \\S+ of the largest", "to # of the largest");
    }
}
