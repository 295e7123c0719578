package org.gradcheck.network;

import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;

/**
 * Activation function of a layer: one of the built-in {@link Activation}s, or a function of the user's own.
 *
 * <p>It maps the vector {@code z} of all pre-activations of a layer to the vector {@code a} of its outputs, since softmax
 * couples the units. The built-in ones are stateless and safe for use by several threads; a user's own is as thread-safe as
 * the function it wraps.
 */
public sealed interface ActivationFunction permits Activation, UserActivation {

    /**
     * Computes the outputs of a layer from its pre-activations.
     *
     * @param z the pre-activations, one per unit; not changed
     * @param a receives the outputs, as long as {@code z}
     */
    void activate(double[] z, double[] a);

    /**
     * Backpropagates a gradient through this function. In place, the derivatives with respect to the outputs are replaced by
     * the derivatives with respect to the pre-activations.
     *
     * @param z the pre-activations, one per unit; not changed
     * @param a the outputs that {@link #activate} computed from {@code z}; not changed
     * @param gradient holds dC/da on entry and dC/dz on return, as long as {@code z}
     */
    void backpropagate(double[] z, double[] a, double[] gradient);

    /**
     * Returns whether each output depends only on the pre-activation of its own unit.
     *
     * @return false for softmax, true for every other function
     */
    boolean isElementwise();

    /**
     * Returns the name of this function in descriptions and errors.
     *
     * @return a short lower-case name such as {@code tanh} or {@code leaky relu}; for a user's own, the name it was given
     */
    String label();

    /**
     * Returns an activation that applies a function of the user's own to each unit by itself.
     *
     * @param name the name in descriptions; neither null nor blank
     * @param function the function with its first derivative, as the function itself computes it
     * @return an activation for hidden and output layers
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the name is blank
     */
    static ActivationFunction of(String name, UnivariateDifferentiableFunction function) {
        return new UserActivation(name, function);
    }
}
