package org.gradcheck.samples.quickstart;

import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.TrainingBatch;

/** Exclusive or as a problem for a network: the smallest that needs a hidden layer. */
public final class Xor {

    private Xor() {}

    /**
     * The truth table.
     *
     * @return the four examples
     */
    public static TrainingBatch truthTable() {
        return TrainingBatch.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
    }

    /**
     * A 2-2-1 network of sigmoid units with the quadratic cost.
     *
     * @param seed the seed of its random weights
     * @return an untrained network
     */
    public static FeedforwardNetwork network(long seed) {
        return FeedforwardNetwork.builder(2)
                .dense(2, Activation.SIGMOID)
                .dense(1, Activation.SIGMOID)
                .cost(CostFunction.QUADRATIC)
                .seed(seed)
                .build();
    }
}
