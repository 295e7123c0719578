package org.gradcheck.network;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;

/** A user's own activation that has values up to a limit: the hyperbolic tangent. */
record BoundedTanh(double limit, Outside outside) implements UnivariateDifferentiableFunction {

    @Override
    public double value(double z) {
        return z <= limit ? Math.tanh(z) : outside.value();
    }

    @Override
    public DerivativeStructure value(DerivativeStructure z) {
        return z.getValue() <= limit ? z.tanh() : z.multiply(outside.value());
    }
}
