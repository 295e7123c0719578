package org.gradcheck.internal.diagnosis.search;

import org.gradcheck.network.FeedforwardNetwork;

/**
 * How backpropagation goes from the cost to the derivatives by the weights (Rumelhart, Hinton and Williams, 1986). These
 * are the right rules; a {@link BrokenRules} breaks one of them.
 */
public class BackpropagationRules {

    private final NetworkCase network;

    public BackpropagationRules(NetworkCase network) {
        this.network = network;
    }

    public final NetworkCase network() {
        return network;
    }

    /** The derivative of an example's cost by the pre-activations of the output layer. */
    public double[] outputDelta(ForwardStates example) {
        int last = network.last();
        double[] delta = new double[example.z(last).length];
        FeedforwardNetwork built = network.network();
        built.costFunction()
                .outputDelta(network.activation(last), example.z(last), example.a(last), example.target(), delta);
        return delta;
    }

    /** From the derivatives by the outputs of a hidden layer to those by its pre-activations, in place. */
    public void differentiate(ForwardStates example, int layer, double[] delta) {
        network.activation(layer).backpropagate(example.z(layer), example.a(layer), delta);
    }

    /** From the derivatives by the pre-activations of a layer to those by its inputs: {@code W^T delta}. */
    public double[] propagate(int layer, double[] delta) {
        return transposedTimes(network.weights(layer), delta);
    }

    public static double[] transposedTimes(double[][] weights, double[] delta) {
        double[] below = new double[weights[0].length];
        for (int i = 0; i < delta.length; i++) {
            for (int j = 0; j < below.length; j++) {
                below[j] += weights[i][j] * delta[i];
            }
        }
        return below;
    }

    /** What the delta of a layer is multiplied with to give the derivatives by its weights. */
    public double[] input(ForwardStates example, int layer) {
        return example.input(layer);
    }

    /** What an example counts in the gradient of the batch by the parameters of a layer. */
    public double share(int example, int layer) {
        return 1.0 / network.examples().size();
    }

    /** What weight decay adds to the derivative by a weight, for each unit of the weight. */
    public double decay() {
        return network.weightDecay();
    }
}
