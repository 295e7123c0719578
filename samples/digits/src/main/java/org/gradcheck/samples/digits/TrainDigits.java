package org.gradcheck.samples.digits;

import java.util.Locale;

/**
 * Trains the network and prints its accuracy on digits that it has not seen.
 */
public final class TrainDigits {

    static final int TRAINING_DIGITS = 1_400;
    static final int EPOCHS = 20;

    private TrainDigits() {}

    /**
     * Trains for 20 epochs on 1,400 digits, tests on the other 397.
     *
     * @param arguments the seed, 1 if there is none
     */
    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
        DigitDataset.Split split = DigitDataset.load().shuffled(seed).split(TRAINING_DIGITS);
        DigitNetwork network = new DigitNetwork(seed);
        StochasticGradientDescent descent = new StochasticGradientDescent(seed);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            descent.train(network, split.training(), 1);
            System.out.printf(
                    Locale.ROOT,
                    "epoch %2d: cost %.4f, test accuracy %.1f %%%n",
                    epoch,
                    network.cost(split.training().digits()),
                    100 * network.accuracy(split.test()));
        }
    }
}
