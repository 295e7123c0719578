package org.gradcheck.network;

import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Dense layer of a {@link FeedforwardNetwork}: {@code a = f(W x + b)}, where each unit has a weight for each input.
 *
 * <p>Its parameters are part of the parameters of the network. Reading and computing is safe for several threads as long as
 * none of them writes parameters.
 */
public final class Layer {

    private final double[] parameters;
    private final int index;
    private final LayerSlice slice;
    private final ActivationFunction activation;

    Layer(double[] parameters, int index, LayerSlice slice, ActivationFunction activation) {
        this.parameters = parameters;
        this.index = index;
        this.slice = slice;
        this.activation = activation;
    }

    /**
     * Returns the number of inputs of each unit.
     *
     * @return at least 1
     */
    public int inputs() {
        return slice.inputs();
    }

    /**
     * Returns the number of units, which is also the number of outputs.
     *
     * @return at least 1
     */
    public int units() {
        return slice.units();
    }

    /**
     * Returns the activation function, which all units share.
     *
     * @return the activation function
     */
    public ActivationFunction activation() {
        return activation;
    }

    /**
     * Returns the weights as a live view: writing to it changes the network.
     *
     * @return a matrix {@code units x inputs}
     */
    public RealMatrix weights() {
        return slice.weights(parameters);
    }

    /**
     * Returns the biases as a live view: writing to it changes the network.
     *
     * @return a vector with one entry per unit
     */
    public RealVector biases() {
        return slice.biases(parameters);
    }

    /**
     * Computes the pre-activations {@code W x + b}.
     *
     * @param input one entry per input of the layer; not changed
     * @return a new array with one entry per unit
     * @throws IllegalArgumentException if the length of the input is not {@link #inputs()}
     */
    public double[] preActivations(double[] input) {
        requireInput(input);
        double[] z = new double[units()];
        preActivations(input, z);
        return z;
    }

    /**
     * Computes the outputs {@code f(W x + b)} of the units.
     *
     * @param input one entry per input of the layer; not changed
     * @return a new array with one entry per unit
     * @throws IllegalArgumentException if the length of the input is not {@link #inputs()}
     */
    public double[] output(double[] input) {
        double[] z = preActivations(input);
        double[] a = new double[z.length];
        activation.activate(z, a);
        return a;
    }

    /** Returns the shape and activation, such as {@code layer 0: 4 x 3 tanh}. */
    @Override
    public String toString() {
        return "layer " + index + ": " + units() + " x " + inputs() + " " + activation.label();
    }

    void preActivations(double[] input, double[] z) {
        int weight = slice.offset();
        int bias = slice.biasOffset();
        for (int i = 0; i < z.length; i++) {
            double sum = parameters[bias + i];
            for (double x : input) {
                sum += parameters[weight++] * x;
            }
            z[i] = sum;
        }
    }

    /** Computes the pre-activations after a change of the inputs: the previous ones plus the weighted changes. */
    void addWeighted(double[] inputChanges, double[] before, double[] z) {
        int weight = slice.offset();
        for (int i = 0; i < z.length; i++) {
            double sum = 0;
            for (double change : inputChanges) {
                sum += parameters[weight++] * change;
            }
            z[i] = before[i] + sum;
        }
    }

    /** Backpropagates dC/dz of this layer to its inputs: dC/dx = W^T dC/dz. */
    void backpropagate(double[] delta, double[] inputGradient) {
        Arrays.fill(inputGradient, 0);
        int weight = slice.offset();
        for (double d : delta) {
            for (int j = 0; j < inputGradient.length; j++) {
                inputGradient[j] += parameters[weight + j] * d;
            }
            weight += inputGradient.length;
        }
    }

    /** Returns the sum of the squared weights, without the biases. */
    double squaredWeights() {
        double sum = 0;
        for (int weight = slice.offset(); weight < slice.biasOffset(); weight++) {
            sum += parameters[weight] * parameters[weight];
        }
        return sum;
    }

    /** Returns a copy of the weights, row by row. */
    double[] weightValues() {
        return Arrays.copyOfRange(parameters, slice.offset(), slice.biasOffset());
    }

    /** Returns a copy of the weights of each input, {@code inputs x units}. */
    double[][] weightsOfInputs() {
        double[][] transposed = new double[inputs()][units()];
        int weight = slice.offset();
        for (int i = 0; i < units(); i++) {
            for (int j = 0; j < inputs(); j++) {
                transposed[j][i] = parameters[weight++];
            }
        }
        return transposed;
    }

    LayerSlice slice() {
        return slice;
    }

    private void requireInput(double[] input) {
        Objects.requireNonNull(input, "the input of a layer is null: pass an array with one entry per input");
        if (input.length != inputs()) {
            throw new IllegalArgumentException("input has " + input.length + " entries, " + this + " takes " + inputs()
                    + ": pass the output of the layer before it, or the network's input for layer 0");
        }
    }
}
