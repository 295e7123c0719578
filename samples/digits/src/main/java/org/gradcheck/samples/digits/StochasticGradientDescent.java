package org.gradcheck.samples.digits;

import java.util.List;
import java.util.Random;

/**
 * Mini-batch stochastic gradient descent with a constant learning rate, in a seeded random order.
 *
 * <p>Each epoch draws a new order, so an instance carries state and is not thread-safe.
 */
public final class StochasticGradientDescent {

    private static final double LEARNING_RATE = 0.2;
    private static final int BATCH_SIZE = 10;

    private final Random seeds;

    /**
     * Creates an optimizer.
     *
     * @param seed the seed of the order of the digits; the same seed gives the same training
     */
    public StochasticGradientDescent(long seed) {
        seeds = new Random(seed);
    }

    /**
     * Trains a network for some epochs: every digit once an epoch, in mini-batches of 10.
     *
     * @param network the network to train, in place
     * @param training the digits to learn from
     * @param epochs the number of epochs, 0 for none
     */
    public void train(DigitNetwork network, DigitDataset training, int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (List<Digit> miniBatch : training.shuffled(seeds.nextLong()).miniBatches(BATCH_SIZE)) {
                network.backpropagate(miniBatch);
                descend(network);
            }
        }
    }

    private static void descend(DigitNetwork network) {
        descend(network.hiddenWeights(), network.hiddenWeightsGradient());
        descend(network.hiddenBiases(), network.hiddenBiasesGradient());
        descend(network.outputWeights(), network.outputWeightsGradient());
        descend(network.outputBiases(), network.outputBiasesGradient());
    }

    private static void descend(double[][] weights, double[][] gradient) {
        for (int row = 0; row < weights.length; row++) {
            descend(weights[row], gradient[row]);
        }
    }

    private static void descend(double[] parameters, double[] gradient) {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= LEARNING_RATE * gradient[i];
        }
    }
}
