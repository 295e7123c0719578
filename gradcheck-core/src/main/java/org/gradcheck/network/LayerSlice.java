package org.gradcheck.network;

/**
 * Where the parameters of one layer lie in a flat array: from {@code offset} on the weights row by row
 * ({@code units x inputs}), then the biases.
 */
record LayerSlice(int offset, int units, int inputs) {

    int biasOffset() {
        return offset + units * inputs;
    }

    int end() {
        return biasOffset() + units;
    }

    /** A live view of the weights, {@code units x inputs}. */
    MatrixView weights(double[] parameters) {
        return new MatrixView(parameters, offset, units, inputs);
    }

    /** A live view of the biases, one per unit. */
    VectorView biases(double[] parameters) {
        return new VectorView(parameters, biasOffset(), units);
    }
}
