package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rectified networks in single precision that were trained, so that they are close to kinks. */
class SinglePrecisionAtKinksTests {

    private static final int SEEDS = 6;

    @Test
    void rightTrainedNetworkAgrees() {
        for (int seed = 0; seed < SEEDS; seed++) {
            GradientReport report = trained(seed).check();

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.AGREES);
            assertThat(report.evaluations()).isLessThanOrEqualTo(1500);
        }
    }

    @Test
    void blockThatKinksHideStatesWhereItWasTested() {
        assertThat(hiddenByKinks().check().blocks().get(1).note())
                .matches(
                        "right as a whole to [0-9.]+ % at points within half of the size of each parameter, the 16 largest"
                                + " entries to \\d+ %; at one of these points, .*single entries to \\d+ %");
    }

    @Test
    void largestEntryThatIsWrongAtThePointAloneIsNotPromised() {
        DenseFloatNetwork network = hiddenByKinks();
        float start = network.biases[0];
        network.backward();
        int largest = 0;
        for (int i = 1; i < network.biasesGradient.length; i++) {
            boolean isLarger = Math.abs(network.biasesGradient[i]) > Math.abs(network.biasesGradient[largest]);
            largest = isLarger ? i : largest;
        }
        int wrong = largest;
        GradientReport report =
                network.check(() -> network.biasesGradient[wrong] *= network.biases[0] == start ? 1.5f : 1);

        assertThat(report.blocks().get(1).note())
                .matches(
                        "right as a whole to [0-9.]+ % at points within half of the size of each parameter; at one of these"
                                + " points, single entries to \\d+ %");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.02, 0.98})
    void wrongFactorOfATrainedBlockIsFound(double factor) {
        for (int seed = 0; seed < SEEDS; seed++) {
            DenseFloatNetwork network = trained(seed);
            GradientReport report = network.check(() -> DenseFloatNetwork.scale(network.biasesGradient, factor));

            assertThat(report.blocks())
                    .as("seed %s: %s", seed, report)
                    .extracting(BlockReport::verdict)
                    .containsExactly(Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES);
        }
    }

    @Test
    void parametersAreRestoredToTheBit() {
        DenseFloatNetwork network = hiddenByKinks();
        float[] biases = network.biases.clone();
        float[][] outputs = Arrays.stream(network.outputs).map(float[]::clone).toArray(float[][]::new);

        network.check();

        assertThat(network.biases).containsExactly(biases);
        assertThat(network.outputs).isDeepEqualTo(outputs);
    }

    @Test
    void gradientArraysKeepTheGradientOfThePoint() {
        DenseFloatNetwork network = hiddenByKinks();
        network.backward();
        float[] biases = network.biasesGradient.clone();

        network.check();

        assertThat(network.biasesGradient).containsExactly(biases);
    }

    @Test
    void storedGradientOfOneBlockIsNotTestedElsewhere() {
        for (int seed = 0; seed < SEEDS; seed++) {
            DenseFloatNetwork network = trained(seed);
            network.backward();

            GradientReport report = GradientChecker.standard()
                    .check(GradientSubject.named("network with a stored gradient")
                            .parameter("hidden", network.hidden, () -> {
                                network.backward();
                                return network.hiddenGradient;
                            })
                            .parameter("biases", network.biases, network.biasesGradient.clone())
                            .cost(network::cost));

            assertThat(report.blocks().get(1).verdict())
                    .as("seed %s: %s", seed, report)
                    .isNotEqualTo(Verdict.DISAGREES);
            assertThat(report.blocks().get(1).note()).doesNotContain("at points within");
        }
    }

    @Test
    void costThatThrowsWhileItsPartsAreTestedElsewhere() {
        DenseFloatNetwork network = hiddenByKinks();
        float[] start = network.biases.clone();
        Set<Float> visited = new HashSet<>();
        AtomicBoolean isVisitedAgain = new AtomicBoolean();

        GradientReport report = network.check(
                () -> {
                    if (isVisitedAgain.get() && isFar(network.biases[0], start[0])) {
                        throw new IllegalStateException("no value here");
                    }
                    return network.cost();
                },
                () -> isVisitedAgain.set(isFar(network.biases[0], start[0]) && !visited.add(network.biases[0])));

        assertThat(visited).isNotEmpty();
        assertThat(report.blocks()).extracting(BlockReport::note).noneMatch(note -> note.contains("at points within"));
        assertThat(network.biases).containsExactly(start);
    }

    @Test
    void costWithoutAValueAtOtherPointsIsCheckedAtItsPoint() {
        DenseFloatNetwork network = hiddenByKinks();
        float hidden = network.hidden[0][0];
        float bias = network.biases[0];
        float output = network.outputs[0][0];

        GradientReport report = network.check(
                () -> isFar(network.hidden[0][0], hidden)
                                && isFar(network.biases[0], bias)
                                && isFar(network.outputs[0][0], output)
                        ? Double.NaN
                        : network.cost(),
                () -> {});

        assertThat(report.blocks()).extracting(BlockReport::note).noneMatch(note -> note.contains("at points within"));
        assertThat(network.biases[0]).isEqualTo(bias);
    }

    private static boolean isFar(float value, float from) {
        return Math.abs(value - from) > 0.04 * Math.abs(from);
    }

    private static DenseFloatNetwork trained(long seed) {
        return new DenseFloatNetwork(true, seed, 40, 24, 10).trained(150);
    }

    /** Returns a network whose biases are beside a kink that is too close to be seen. */
    private static DenseFloatNetwork hiddenByKinks() {
        return trained(1);
    }
}
