package org.gradcheck.network;

import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * A dense layer of a {@link FeedforwardNetwork}: each unit sees all inputs, {@code a = f(W x + b)}.
 *
 * <p>Its parameters are a part of those of the network. Reading and computing is safe from several threads as long as none
 * of them writes parameters.
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
     * The number of inputs of each unit.
     *
     * @return at least 1
     */
    public int inputs() {
        return slice.inputs();
    }

    /**
     * The number of units, and so of outputs.
     *
     * @return at least 1
     */
    public int units() {
        return slice.units();
    }

    /**
     * What the units apply to their pre-activations.
     *
     * @return the activation function, for all units the same
     */
    public ActivationFunction activation() {
        return activation;
    }

    /**
     * The weights as a live view: writing to it changes the network.
     *
     * @return a matrix {@code units x inputs}
     */
    public RealMatrix weights() {
        return slice.weights(parameters);
    }

    /**
     * The biases as a live view: writing to it changes the network.
     *
     * @return a vector with one entry per unit
     */
    public RealVector biases() {
        return slice.biases(parameters);
    }

    /**
     * The weighted sums {@code W x + b} that the activation function is applied to.
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
     * The outputs {@code f(W x + b)} of the units.
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

    /** The pre-activations when the inputs change: those before, and the weighted changes. */
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

    /** Carries dC/dz of this layer back to the outputs of the layer before it: dC/dx = W^T dC/dz. */
    void backpropagate(double[] delta, double[] inputGradient) {
        Arrays.fill(inputGradient, 0);
        int weight = slice.offset();
        for (double d : delta) {
            for (int j = 0; j < inputGradient.length; j++) {
                inputGradient[j] += parameters[weight++] * d;
            }
        }
    }

    /** The sum of the squares of the weights; biases do not count. */
    double squaredWeights() {
        double sum = 0;
        for (int weight = slice.offset(); weight < slice.biasOffset(); weight++) {
            sum += parameters[weight] * parameters[weight];
        }
        return sum;
    }

    /** A copy of the weights, row by row. */
    double[] weightValues() {
        return Arrays.copyOfRange(parameters, slice.offset(), slice.biasOffset());
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
