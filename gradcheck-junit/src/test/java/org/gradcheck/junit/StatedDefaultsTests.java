package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Defaults that the Javadoc of the annotations states. Those of the settings have their tests in {@link SettingsTests}. */
class StatedDefaultsTests {

    @Test
    void networkHasSigmoidsTheQuadraticCostAndFiveExamples() {
        TestCaseRun run = TestCaseRun.passing(NetworkTestCase.class, "gradcheck.trials=1");

        assertThat(run.published("network")).containsExactly("2-3-1 sigmoid; quadratic");
        assertThat(run.published("batch")).containsExactly("5");
    }

    @Test
    void randomPointLiesBetweenMinusOneAndOne() {
        TestCaseRun run = TestCaseRun.passing(PointTestCase.class, "gradcheck.trials=1");

        assertThat(Double.parseDouble(run.published("lowest").get(0))).isBetween(-1.0, -0.9);
        assertThat(Double.parseDouble(run.published("highest").get(0))).isBetween(0.9, 1.0);
    }

    static class NetworkTestCase {

        @GradientCheck
        void backprop(
                @Network(layers = {2, 3, 1}) FeedforwardNetwork network,
                TrainingBatch batch,
                NetworkGradient gradient,
                TestReporter reporter) {
            gradient.asVector()
                    .setSubVector(0, Backpropagation.gradient(network, batch).asVector());
            reporter.publishEntry("network", network.toString());
            reporter.publishEntry("batch", String.valueOf(batch.size()));
        }
    }

    static class PointTestCase {

        @GradientCheck
        void squares(GradientSubject subject, @RandomPoint(size = 200) double[] x, TestReporter reporter) {
            Gradients.describeSquares(subject, x);
            reporter.publishEntry(
                    "lowest", String.valueOf(Arrays.stream(x).min().orElseThrow()));
            reporter.publishEntry(
                    "highest", String.valueOf(Arrays.stream(x).max().orElseThrow()));
        }
    }
}
