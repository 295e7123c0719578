package org.gradcheck.benchmark;

import java.util.Arrays;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkBuilder;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;

/**
 * A network with random weights, a batch and the right gradient. Several outputs are softmax with categorical cross-entropy,
 * a single one is sigmoid with binary cross-entropy.
 *
 * @param network its hidden layers all have the same activation
 * @param batch standard normal inputs and fitting targets
 * @param gradient of the cost of the batch, by backpropagation
 */
record BenchmarkSubject(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {

    private static final int SEED = 1;

    /**
     * Builds a network.
     *
     * @param sizes from the inputs to the outputs, such as {@code 784-30-10}
     * @param hidden of all hidden layers
     * @param batchSize the number of examples
     */
    static BenchmarkSubject of(String sizes, Activation hidden, int batchSize) {
        FeedforwardNetwork network = network(units(sizes), hidden);
        TrainingBatch batch = TrainingBatch.random(network, batchSize, new Well19937c(SEED));
        return new BenchmarkSubject(network, batch, Backpropagation.gradient(network, batch));
    }

    /** How many weights and biases a network of these sizes has. */
    static int parameters(String sizes) {
        int[] units = units(sizes);
        int count = 0;
        for (int l = 1; l < units.length; l++) {
            count += units[l] * (units[l - 1] + 1);
        }
        return count;
    }

    private static FeedforwardNetwork network(int[] units, Activation hidden) {
        NetworkBuilder builder = FeedforwardNetwork.builder(units[0]).seed(SEED);
        int last = units.length - 1;
        for (int l = 1; l < last; l++) {
            builder.dense(units[l], hidden);
        }
        return units[last] == 1
                ? builder.dense(1, Activation.SIGMOID)
                        .cost(CostFunction.BINARY_CROSS_ENTROPY)
                        .build()
                : builder.dense(units[last], Activation.SOFTMAX)
                        .cost(CostFunction.CATEGORICAL_CROSS_ENTROPY)
                        .build();
    }

    private static int[] units(String sizes) {
        return Arrays.stream(sizes.split("-", -1)).mapToInt(Integer::parseInt).toArray();
    }
}
