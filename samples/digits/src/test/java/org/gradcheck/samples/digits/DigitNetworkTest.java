package org.gradcheck.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

class DigitNetworkTest {

    private static final long SEED = 1;
    private static final int BATCH_SIZE = 10;

    private final DigitDataset.Split split = DigitDataset.load().shuffled(SEED).split(TrainDigits.TRAINING_DIGITS);

    @GradientCheck(trials = 1)
    void gradientIsRightAtInitialisation(GradientSubject subject) {
        describe(networkTrainedFor(0), subject);
    }

    @GradientCheck(trials = 1)
    void gradientIsRightAfterTheFirstEpoch(GradientSubject subject) {
        describe(networkTrainedFor(1), subject);
    }

    @GradientCheck(trials = 1)
    void gradientIsRightAfterTheThirdEpoch(GradientSubject subject) {
        describe(networkTrainedFor(3), subject);
    }

    @GradientCheck(trials = 1)
    void gradientIsRightAfterTraining(GradientSubject subject) {
        describe(networkTrainedFor(TrainDigits.EPOCHS), subject);
    }

    @Test
    void recognisesAtLeast95PercentOfTheDigitsItHasNotSeen() {
        DigitNetwork network = networkTrainedFor(TrainDigits.EPOCHS);

        assertThat(network.accuracy(split.test())).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void sameSeedGivesTheSameTrainedNetwork() {
        DigitNetwork first = networkTrainedFor(1);
        DigitNetwork second = networkTrainedFor(1);

        assertThat(first.hiddenWeights()).isDeepEqualTo(second.hiddenWeights());
        assertThat(first.outputWeights()).isDeepEqualTo(second.outputWeights());
    }

    @Test
    void costIsTheMeanOverTheMiniBatch() {
        DigitNetwork network = new DigitNetwork(SEED);
        List<Digit> pair = split.training().digits().subList(0, 2);

        double mean = (network.cost(pair.subList(0, 1)) + network.cost(pair.subList(1, 2))) / 2;

        assertThat(network.cost(pair)).isEqualTo(mean);
    }

    @Test
    void refusesAnEmptyMiniBatch() {
        DigitNetwork network = new DigitNetwork(SEED);

        assertThatThrownBy(() -> network.cost(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no digits to average over; pass at least one");
    }

    private DigitNetwork networkTrainedFor(int epochs) {
        DigitNetwork network = new DigitNetwork(SEED);
        new StochasticGradientDescent(SEED).train(network, split.training(), epochs);
        return network;
    }

    private void describe(DigitNetwork network, GradientSubject subject) {
        List<Digit> miniBatch = split.training().digits().subList(0, BATCH_SIZE);
        subject.parameter("hidden weights", network.hiddenWeights(), network.hiddenWeightsGradient())
                .parameter("hidden biases", network.hiddenBiases(), network.hiddenBiasesGradient())
                .parameter("output weights", network.outputWeights(), network.outputWeightsGradient())
                .parameter("output biases", network.outputBiases(), network.outputBiasesGradient())
                .cost(() -> network.cost(miniBatch))
                .backward(() -> network.backpropagate(miniBatch));
    }
}
