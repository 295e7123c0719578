package org.gradcheck.network;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;

/** The hyperbolic tangent, which counts how often it is asked for. */
final class CountedTanh implements UnivariateDifferentiableFunction {

    private long values;

    long values() {
        return values;
    }

    @Override
    public double value(double z) {
        values++;
        return Math.tanh(z);
    }

    @Override
    public DerivativeStructure value(DerivativeStructure z) {
        return z.tanh();
    }
}
