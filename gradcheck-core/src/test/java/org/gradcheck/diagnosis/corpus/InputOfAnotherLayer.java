package org.gradcheck.diagnosis.corpus;

import org.gradcheck.diagnosis.Cause;

/** The outer product with the input of another layer; the layer above the output layer has the outputs as input. */
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
