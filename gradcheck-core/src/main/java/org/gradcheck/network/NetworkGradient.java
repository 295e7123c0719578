package org.gradcheck.network;

import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Gradient of a network's cost: one derivative for each parameter, in the order of the parameters.
 *
 * <p>Tests fill it through its matrices and vectors, which are live views. Not safe for writing from several threads.
 */
public final class NetworkGradient {

    private final ParameterLayout layout;
    private final double[] entries;

    private NetworkGradient(ParameterLayout layout) {
        this.layout = layout;
        this.entries = new double[layout.parameterCount()];
    }

    /**
     * Returns a gradient of zeros.
     *
     * @param network the network; the gradient has one entry for each of its parameters
     * @return a new gradient, independent of the network's parameters
     */
    public static NetworkGradient zerosLike(FeedforwardNetwork network) {
        return new NetworkGradient(network.layout());
    }

    /**
     * Returns the derivatives with respect to the weights of a layer, as a live view.
     *
     * @param layer 0 for the layer next to the inputs, {@code depth() - 1} for the output layer
     * @return a matrix {@code units x inputs}
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    public RealMatrix weights(int layer) {
        return layout.slice(layer).weights(entries);
    }

    /**
     * Returns the derivatives with respect to the biases of a layer, as a live view.
     *
     * @param layer 0 for the layer next to the inputs, {@code depth() - 1} for the output layer
     * @return a vector with one entry per unit
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    public RealVector biases(int layer) {
        return layout.slice(layer).biases(entries);
    }

    /**
     * Returns all derivatives as a live view, in the order of {@link FeedforwardNetwork#parameters()}.
     *
     * @return a vector of the weights (row by row) and biases of each layer, from the input to the output
     */
    public RealVector asVector() {
        return new VectorView(entries, 0, entries.length);
    }

    /**
     * Returns the number of layers, not counting the inputs.
     *
     * @return at least 1
     */
    public int depth() {
        return layout.depth();
    }

    /** Returns the shape, such as {@code gradient of a 2-2-1 network}. */
    @Override
    public String toString() {
        return "gradient of a " + layout.sizes() + " network";
    }

    /** Adds the contribution of one example to a layer: delta times inputs for the weights, delta for the biases. */
    void add(int layer, double[] delta, double[] input) {
        LayerSlice slice = layout.slice(layer);
        int weight = slice.offset();
        int bias = slice.biasOffset();
        for (int i = 0; i < delta.length; i++) {
            double d = delta[i];
            for (int j = 0; j < input.length; j++) {
                entries[weight + j] += d * input[j];
            }
            weight += input.length;
            entries[bias + i] += d;
        }
    }

    /** Divides the sum over some examples by their number. */
    void divideBy(int examples) {
        for (int i = 0; i < entries.length; i++) {
            entries[i] /= examples;
        }
    }
}
