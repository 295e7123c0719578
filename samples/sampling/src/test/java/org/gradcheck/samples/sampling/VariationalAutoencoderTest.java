package org.gradcheck.samples.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.GradientChecker;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.samples.digits.Digit;
import org.gradcheck.samples.digits.DigitDataset;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

class VariationalAutoencoderTest {

    private static final long SEED = 1;
    private static final int BATCH_SIZE = 5;

    private final RandomGenerator generator = new Well19937c(SEED);
    private final DigitDataset.Split split = DigitDataset.load().shuffled(SEED).split(TrainAutoencoder.TRAINING_DIGITS);

    @GradientCheck(trials = 1)
    void meanGradientIsRightAtInitialisation(GradientSubject subject) {
        describe(new VariationalAutoencoder(generator), subject);
    }

    @GradientCheck(trials = 1)
    void meanGradientIsRightAfterTraining(GradientSubject subject) {
        VariationalAutoencoder autoencoder = new VariationalAutoencoder(generator);
        train(autoencoder);
        describe(autoencoder, subject);
    }

    /** What comes before the log-variance in backward, the decoder, is right. */
    @Test
    void forgottenNoiseIsABiasInTheLogVariance() {
        GradientSubject subject = describe(new NoiseForgotten(generator), GradientSubject.named("noise forgotten"));

        GradientReport report = GradientChecker.standard().check(subject);

        assertThat(report.blocks())
                .filteredOn(block -> block.verdict() == Verdict.DISAGREES)
                .extracting(BlockReport::name)
                .contains("log-variance biases")
                .doesNotContain("decoder weights", "decoder biases", "output weights", "output biases");
    }

    /** The cost of a decoder that ignores its code is 27.1. */
    @Test
    void learnsToUseItsCode() {
        VariationalAutoencoder autoencoder = new VariationalAutoencoder(generator);

        assertThat(train(autoencoder)).isLessThan(26.5);
    }

    /** Training hardly shows the bias: the cost falls from 45.3 as well, although not far below that of an ignored code. */
    @Test
    void forgottenNoiseStillLearns() {
        assertThat(train(new NoiseForgotten(generator))).isBetween(26.5, 27.5);
    }

    private double train(VariationalAutoencoder autoencoder) {
        Training.train(autoencoder, split.training(), TrainAutoencoder.EPOCHS, generator);
        return autoencoder.cost(split.test().digits(), generator);
    }

    private GradientSubject describe(VariationalAutoencoder autoencoder, GradientSubject subject) {
        List<Digit> digits = split.training().digits().subList(0, BATCH_SIZE);
        for (Dense layer : autoencoder.layers()) {
            subject.parameter(layer.name + " weights", layer.weights, layer.weightsGradient)
                    .parameter(layer.name + " biases", layer.biases, layer.biasesGradient);
        }
        return subject.stochasticCost(random -> autoencoder.cost(digits, random))
                .stochasticBackward(random -> autoencoder.backpropagate(digits, random));
    }
}
