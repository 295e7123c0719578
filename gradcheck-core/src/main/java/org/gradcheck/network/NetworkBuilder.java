package org.gradcheck.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;

/**
 * Builder of a {@link FeedforwardNetwork}: its layers from the input to the output, its cost and the seed of its random
 * parameters. Not safe for use by several threads.
 */
public final class NetworkBuilder {

    private final int inputs;
    private final List<Integer> units = new ArrayList<>();
    private final List<ActivationFunction> activations = new ArrayList<>();
    private CostFunction costFunction = CostFunction.QUADRATIC;
    private double weightDecay;
    private long seed;

    NetworkBuilder(int inputs) {
        if (inputs < 1) {
            throw new IllegalArgumentException(
                    "a network with " + inputs + " inputs has nothing to compute from: give it at least 1");
        }
        this.inputs = inputs;
    }

    /**
     * Adds a dense layer after the present ones; the last one added is the output layer.
     *
     * @param units the number of units, at least 1
     * @param activation the activation function of the units
     * @return this builder
     * @throws NullPointerException if the activation is null
     * @throws IllegalArgumentException if there are no units
     */
    public NetworkBuilder dense(int units, ActivationFunction activation) {
        Objects.requireNonNull(
                activation, () -> "the activation of layer " + depth() + " is null: pass one, such as Activation.TANH");
        if (units < 1) {
            throw new IllegalArgumentException(
                    "layer " + depth() + " with " + units + " units computes nothing: give it at least 1");
        }
        this.units.add(units);
        activations.add(activation);
        return this;
    }

    /**
     * Adds a dense layer with an activation function of the user's own. Its label is the name of its class; {@link
     * ActivationFunction#of} gives it another label.
     *
     * @param units the number of units, at least 1
     * @param activation the function with its first derivative
     * @return this builder
     * @throws NullPointerException if the function is null
     * @throws IllegalArgumentException if there are no units
     */
    public NetworkBuilder dense(int units, UnivariateDifferentiableFunction activation) {
        return dense(units, UserActivation.named(activation));
    }

    /**
     * Sets the cost of an example; the default is {@link CostFunction#QUADRATIC}.
     *
     * @param costFunction a cost that fits the output layer
     * @return this builder
     * @throws NullPointerException if the cost is null
     */
    public NetworkBuilder cost(CostFunction costFunction) {
        this.costFunction = Objects.requireNonNull(
                costFunction, "the cost is null: pass one, such as CostFunction.QUADRATIC, or leave cost(...) out");
        return this;
    }

    /**
     * Adds {@code weightDecay / 2} times the sum of all squared weights to the cost of each batch, whatever its size;
     * biases do not decay (Krogh and Hertz 1992). The default is 0.
     *
     * @param weightDecay the factor, finite and not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative, NaN or infinite
     */
    public NetworkBuilder weightDecay(double weightDecay) {
        if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
            throw new IllegalArgumentException("weight decay " + weightDecay
                    + " would make the cost meaningless: pass a finite number that is not negative");
        }
        this.weightDecay = weightDecay;
        return this;
    }

    /**
     * Sets the seed of the random parameters; the default is 0. The same description with the same seed gives the same
     * parameters to the bit.
     *
     * @param seed any number
     * @return this builder
     */
    public NetworkBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Builds the network with random parameters: weights by Glorot and Bengio (2010) or He et al. (2015), depending
     * on the activation of the layer, biases of magnitude 0.01 to 0.1.
     *
     * @return a new network, independent of this builder
     * @throws IllegalArgumentException if there are no layers or more parameters than an array can hold, if softmax is used
     *     in a hidden layer or for a single unit, or if the cost does not fit the output layer
     */
    public FeedforwardNetwork build() {
        if (activations.isEmpty()) {
            throw new IllegalArgumentException(
                    "a network needs at least one layer: add dense(units, activation) before build()");
        }
        ParameterLayout layout = ParameterLayout.of(inputs, units);
        requireSoftmaxAtTheOutput(layout);
        requireFittingCost(layout);
        return new FeedforwardNetwork(layout, activations, costFunction, weightDecay, seed);
    }

    private void requireSoftmaxAtTheOutput(ParameterLayout layout) {
        for (int l = 0; l < depth(); l++) {
            if (activations.get(l) != Activation.SOFTMAX) {
                continue;
            }
            if (l < depth() - 1) {
                throw new IllegalArgumentException("hidden layer " + l + " of the network " + layout.sizes()
                        + " uses softmax, which is for the output layer: choose an elementwise activation for it");
            }
            if (units.get(l) == 1) {
                throw new IllegalArgumentException(
                        "the output layer of the network " + layout.sizes()
                                + " is softmax with 1 unit, whose output is always 1: give it at least 2 units, or use SIGMOID");
            }
        }
    }

    private void requireFittingCost(ParameterLayout layout) {
        ActivationFunction output = activations.get(depth() - 1);
        if (!costFunction.fits(output)) {
            throw new IllegalArgumentException(
                    "the cost " + costFunction.label() + " does not fit the " + output.label()
                            + " output of the network " + layout.sizes() + ": use " + costFunction.fittingOutputs()
                            + " in the output layer, or another cost");
        }
    }

    private int depth() {
        return activations.size();
    }
}
