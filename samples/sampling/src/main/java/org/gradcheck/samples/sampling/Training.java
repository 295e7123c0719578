package org.gradcheck.samples.sampling;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.samples.digits.Digit;
import org.gradcheck.samples.digits.DigitDataset;

/** Trains an autoencoder by stochastic gradient descent, in mini-batches of 10 digits. */
final class Training {

    private static final double RATE = 0.05;
    private static final int BATCH_SIZE = 10;

    private Training() {}

    static void train(VariationalAutoencoder autoencoder, DigitDataset digits, int epochs, RandomGenerator random) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (List<Digit> batch : digits.shuffled(random.nextLong()).miniBatches(BATCH_SIZE)) {
                autoencoder.backpropagate(batch, random);
                autoencoder.layers().forEach(layer -> layer.descend(RATE));
            }
        }
    }
}
