package org.gradcheck.network;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;

/** A user's own activation with values in (0, 1): half of 1 + z / sqrt(1 + z^2), whose slope at 0 is 1/2. */
final class AlgebraicSigmoid implements UnivariateDifferentiableFunction {

    @Override
    public double value(double z) {
        return (1 + z / Math.sqrt(1 + z * z)) / 2;
    }

    @Override
    public DerivativeStructure value(DerivativeStructure z) {
        return z.divide(z.multiply(z).add(1).sqrt()).add(1).divide(2);
    }
}
