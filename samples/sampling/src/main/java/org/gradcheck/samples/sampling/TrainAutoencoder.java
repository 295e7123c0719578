package org.gradcheck.samples.sampling;

import java.util.Locale;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.samples.digits.DigitDataset;

/** Trains the autoencoder and prints its cost on digits that it has not seen. */
public final class TrainAutoencoder {

    static final int TRAINING_DIGITS = 1_400;
    static final int EPOCHS = 40;

    private TrainAutoencoder() {}

    /**
     * Trains for 40 epochs on 1,400 digits, tests on the other 397.
     *
     * @param arguments the seed, 1 if there is none
     */
    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
        RandomGenerator random = new Well19937c(seed);
        DigitDataset.Split split = DigitDataset.load().shuffled(seed).split(TRAINING_DIGITS);
        VariationalAutoencoder autoencoder = new VariationalAutoencoder(random);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            Training.train(autoencoder, split.training(), 1, random);
            double cost = autoencoder.cost(split.test().digits(), random);
            System.out.printf(Locale.ROOT, "epoch %2d: %.2f nats a digit%n", epoch, cost);
        }
    }
}
