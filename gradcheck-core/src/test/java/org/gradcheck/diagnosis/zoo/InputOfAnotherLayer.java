package org.gradcheck.diagnosis.zoo;

import org.gradcheck.diagnosis.Cause;

/** The outer product with what another layer takes in; the one above the output takes the outputs. */
record InputOfAnotherLayer(int other) implements Bug {

    @Override
    public Cause cause() {
        return Cause.WRONG_LAYER_INPUT;
    }

    @Override
    public double[] input(Trace trace, int l, int b) {
        return trace.input(other, b);
    }
}
