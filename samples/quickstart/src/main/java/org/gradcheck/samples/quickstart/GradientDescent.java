package org.gradcheck.samples.quickstart;

import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;

/**
 * Gradient descent over the whole batch with a constant step.
 *
 * @param backpropagation computes the gradient to descend
 * @param learningRate the factor of the gradient in each step, more than 0
 */
public record GradientDescent(Backpropagation backpropagation, double learningRate) {

    /** Computes the gradient of a network's cost. */
    @FunctionalInterface
    public interface Backpropagation {

        /**
         * Computes the gradient of {@code network.cost(batch)}.
         *
         * @param network the network
         * @param batch the examples
         * @param gradient is overwritten with the gradient
         */
        void backpropagate(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient);
    }

    /**
     * Trains a network.
     *
     * @param network the network, changed in place
     * @param batch the examples
     * @param steps how many steps to take
     */
    public void train(FeedforwardNetwork network, TrainingBatch batch, int steps) {
        NetworkGradient gradient = NetworkGradient.zerosLike(network);
        RealVector parameters = network.parameters();
        for (int step = 0; step < steps; step++) {
            backpropagation.backpropagate(network, batch, gradient);
            parameters.combineToSelf(1, -learningRate, gradient.asVector());
        }
    }
}
