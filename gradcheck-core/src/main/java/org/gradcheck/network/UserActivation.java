package org.gradcheck.network;

import java.util.Locale;
import java.util.Objects;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;

/** Activation function of the user's own, applied to each unit by itself. */
record UserActivation(String label, UnivariateDifferentiableFunction function) implements ActivationFunction {

    UserActivation {
        Objects.requireNonNull(label, "the name of an activation function is null: give it a name for descriptions");
        Objects.requireNonNull(function, "the activation function is null: pass a UnivariateDifferentiableFunction");
        if (label.isBlank()) {
            throw new IllegalArgumentException(
                    "the name of an activation function is blank: give it a name for descriptions");
        }
    }

    /** Returns an activation whose label is the name of the function's class. */
    static UserActivation named(UnivariateDifferentiableFunction function) {
        Objects.requireNonNull(function, "the activation function is null: pass a UnivariateDifferentiableFunction");
        String name = function.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return new UserActivation(name.isEmpty() ? "own function" : name, function);
    }

    @Override
    public void activate(double[] z, double[] a) {
        for (int i = 0; i < z.length; i++) {
            a[i] = function.value(z[i]);
        }
    }

    @Override
    public void backpropagate(double[] z, double[] a, double[] gradient) {
        for (int i = 0; i < z.length; i++) {
            DerivativeStructure variable = new DerivativeStructure(1, 1, 0, z[i]);
            gradient[i] *= function.value(variable).getPartialDerivative(1);
        }
    }

    @Override
    public boolean isElementwise() {
        return true;
    }
}
