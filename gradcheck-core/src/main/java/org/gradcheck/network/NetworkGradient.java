package org.gradcheck.network;

import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The derivatives of a network's cost with respect to each of its parameters, laid out as the parameters are.
 *
 * <p>It is there to be filled: its matrices and vectors are live views. Not safe for writing from several threads.
 */
public final class NetworkGradient {

    private final ParameterLayout layout;
    private final double[] entries;

    private NetworkGradient(ParameterLayout layout) {
        this.layout = layout;
        this.entries = new double[layout.parameterCount()];
    }

    /**
     * Makes a gradient of zeros.
     *
     * @param network the network whose parameters it has an entry for, each
     * @return a new gradient, independent of the network's parameters
     */
    public static NetworkGradient zerosLike(FeedforwardNetwork network) {
        return new NetworkGradient(network.layout());
    }

    /**
     * The derivatives with respect to the weights of a layer, as a live view.
     *
     * @param layer 0 for the layer that sees the inputs, {@code depth() - 1} for the output layer
     * @return a matrix {@code units x inputs}
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    public RealMatrix weights(int layer) {
        return layout.slice(layer).weights(entries);
    }

    /**
     * The derivatives with respect to the biases of a layer, as a live view.
     *
     * @param layer 0 for the layer that sees the inputs, {@code depth() - 1} for the output layer
     * @return a vector with one entry per unit
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    public RealVector biases(int layer) {
        return layout.slice(layer).biases(entries);
    }

    /**
     * All derivatives as a live view, in the order of {@link FeedforwardNetwork#parameters()}.
     *
     * @return a vector of the weights (row by row) and biases of each layer, from the input to the output
     */
    public RealVector asVector() {
        return new VectorView(entries, 0, entries.length);
    }

    /**
     * The number of layers, not counting the inputs.
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

    /** Adds what one example contributes to a layer: delta times the inputs for weights, delta for biases. */
    void add(int layer, double[] delta, double[] input) {
        LayerSlice slice = layout.slice(layer);
        int weight = slice.offset();
        int bias = slice.biasOffset();
        for (int i = 0; i < delta.length; i++) {
            for (double x : input) {
                entries[weight++] += delta[i] * x;
            }
            entries[bias + i] += delta[i];
        }
    }
}
