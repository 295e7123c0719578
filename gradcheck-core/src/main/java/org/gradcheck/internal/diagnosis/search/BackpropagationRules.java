package org.gradcheck.internal.diagnosis.search;

import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The rules by which backpropagation computes the derivatives by the weights (Rumelhart, Hinton and Williams, 1986).
 *
 * <p>A delta is the derivative of an example's cost by the pre-activations of a layer. The rules are the correct ones at
 * first; each {@code with} method replaces one of them and so describes a bug. Bugs combine, since each one keeps the
 * other rules.
 *
 * @param network the network and its batch
 * @param outputDelta the delta of the output layer
 * @param derivative from the derivatives by the outputs of a hidden layer to its delta; may write to its argument
 * @param propagation from the delta of a layer to the derivatives by its inputs: {@code W^T delta}
 * @param input the vector that is multiplied with the delta of a layer, from the input of the layer
 * @param share the weight of an example in the gradient of the batch by the parameters of a layer
 * @param decay the coefficient of the weight decay, which is added to the derivative by each weight
 */
public record BackpropagationRules(
        NetworkCase network,
        Function<ForwardStates, double[]> outputDelta,
        Step derivative,
        Step propagation,
        Step input,
        Share share,
        double decay) {

    /** A rule that computes a vector of a layer from another vector. */
    @FunctionalInterface
    public interface Step {

        double[] of(ForwardStates example, int layer, double[] vector);
    }

    /** The weight of an example in the gradient of a layer. */
    @FunctionalInterface
    public interface Share {

        double of(int example, int layer);
    }

    /** Returns the correct rules. */
    public static BackpropagationRules of(NetworkCase network) {
        return new BackpropagationRules(
                network,
                network::outputDelta,
                (example, layer, delta) -> {
                    network.activation(layer).backpropagate(example.z(layer), example.a(layer), delta);
                    return delta;
                },
                (example, layer, delta) -> transposedTimes(network.weights(layer), delta),
                (example, layer, vector) -> vector,
                (example, layer) -> 1.0 / network.examples().size(),
                network.weightDecay());
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

    public BackpropagationRules withOutputDelta(Function<ForwardStates, double[]> rule) {
        return new BackpropagationRules(network, rule, derivative, propagation, input, share, decay);
    }

    /** Replaces the derivative of the activation in some layers; in the output layer it multiplies the slope of the cost. */
    public BackpropagationRules withDerivative(IntPredicate layers, Step rule) {
        int last = network.last();
        Function<ForwardStates, double[]> output =
                layers.test(last) ? example -> rule.of(example, last, network.costSlope(example)) : outputDelta;
        return new BackpropagationRules(
                network, output, inLayers(layers, rule, derivative), propagation, input, share, decay);
    }

    public BackpropagationRules withPropagation(IntPredicate layers, Step rule) {
        Step changed = inLayers(layers, rule, propagation);
        return new BackpropagationRules(network, outputDelta, derivative, changed, input, share, decay);
    }

    public BackpropagationRules withInput(IntPredicate layers, Step rule) {
        Step changed = inLayers(layers, rule, input);
        return new BackpropagationRules(network, outputDelta, derivative, propagation, changed, share, decay);
    }

    public BackpropagationRules withShare(IntPredicate layers, Share rule) {
        Share changed = (example, layer) -> (layers.test(layer) ? rule : share).of(example, layer);
        return new BackpropagationRules(network, outputDelta, derivative, propagation, input, changed, decay);
    }

    public BackpropagationRules withoutDecay() {
        return new BackpropagationRules(network, outputDelta, derivative, propagation, input, share, 0);
    }

    private static Step inLayers(IntPredicate layers, Step rule, Step otherwise) {
        return (example, layer, vector) -> (layers.test(layer) ? rule : otherwise).of(example, layer, vector);
    }
}
