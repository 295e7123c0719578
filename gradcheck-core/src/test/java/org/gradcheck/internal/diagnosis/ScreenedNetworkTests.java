package org.gradcheck.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Random;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.CheckMode;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;

/** Networks of which a sample of entries is measured. */
class ScreenedNetworkTests {

    private final FeedforwardNetwork network = FeedforwardNetwork.builder(20)
            .dense(30, Activation.SIGMOID)
            .dense(10, Activation.SIGMOID)
            .seed(1)
            .build();
    private final TrainingBatch batch = TrainingBatch.random(network, 4, new Well19937c(1));

    @Test
    void aBugOfBackpropagationIsNamed() {
        NetworkGradient gradient = new BackpropagationWithBug(network, batch) {
            @Override
            public void differentiate(int layer, double[] z, double[] a, double[] delta) {
                // the derivative of the activation is left out
            }
        }.gradient();

        assertThat(screened(gradient).diagnoses())
                .extracting(Diagnosis::cause, Diagnosis::where)
                .containsExactly(tuple(Cause.MISSING_ACTIVATION_DERIVATIVE, "layer 0"));
    }

    @Test
    void aBlockOfWrongNumbersHasNoName() {
        NetworkGradient gradient = Backpropagation.gradient(network, batch);
        Random random = new Random(1);
        for (int i = 0; i < 30; i++) {
            gradient.biases(0).addToEntry(i, random.nextGaussian());
        }

        assertThat(screened(gradient)).satisfies(report -> {
            assertThat(report.passed()).isFalse();
            assertThat(report.diagnoses()).isEqualTo(List.of());
        });
    }

    private GradientReport screened(NetworkGradient gradient) {
        return GradientChecker.standard().mode(CheckMode.SCREENING).check(network, batch, gradient);
    }
}
