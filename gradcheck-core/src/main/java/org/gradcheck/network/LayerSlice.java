package org.gradcheck.network;

/**
 * Place of one layer's parameters in a flat array: from {@code offset} the weights row by row ({@code units x inputs}), then
 * the biases.
 */
record LayerSlice(int offset, int units, int inputs) {

    int biasOffset() {
        return offset + units * inputs;
    }

    int end() {
        return biasOffset() + units;
    }

    /** Returns a live view of the weights, {@code units x inputs}. */
    MatrixView weights(double[] parameters) {
        return new MatrixView(parameters, offset, units, inputs);
    }

    /** Returns a live view of the biases, one per unit. */
    VectorView biases(double[] parameters) {
        return new VectorView(parameters, biasOffset(), units);
    }
}
