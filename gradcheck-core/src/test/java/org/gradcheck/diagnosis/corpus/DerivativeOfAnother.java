package org.gradcheck.diagnosis.corpus;

import org.gradcheck.diagnosis.Cause;
import org.gradcheck.network.Activation;

/** The delta of a layer times the derivative of another activation function. */
record DerivativeOfAnother(Activation other) implements Bug {

    @Override
    public Cause cause() {
        return Cause.WRONG_ACTIVATION_DERIVATIVE;
    }

    @Override
    public double[] outputDelta(Trace trace, int b) {
        return throughActivation(trace, trace.last(), b, costSlope(trace, b));
    }

    @Override
    public double[] throughActivation(Trace trace, int l, int b, double[] slope) {
        double[] delta = slope.clone();
        for (int i = 0; i < delta.length; i++) {
            delta[i] *= other.derivative(trace.z(l, b)[i]);
        }
        return delta;
    }
}
