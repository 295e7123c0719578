package org.gradcheck.network;

import java.util.List;

/**
 * Forward pass of one example at a time, with the pre-activations and outputs of all layers. The buffers are reused for each
 * example, so each thread needs its own pass.
 */
final class ForwardPass {

    private final List<Layer> layers;
    private final double[][] z;
    private final double[][] a;
    private double[] input = {};

    ForwardPass(FeedforwardNetwork network) {
        layers = network.layers();
        z = network.zeroPerUnit();
        a = network.zeroPerUnit();
    }

    void run(double[] example) {
        input = example;
        for (int l = 0; l < z.length; l++) {
            Layer layer = layers.get(l);
            layer.preActivations(inputOf(l), z[l]);
            layer.activation().activate(z[l], a[l]);
        }
    }

    /** Returns the inputs of a layer: the outputs of the layer before it, or the example for layer 0. */
    double[] inputOf(int layer) {
        return layer == 0 ? input : a[layer - 1];
    }

    double[] preActivations(int layer) {
        return z[layer];
    }

    double[] outputs(int layer) {
        return a[layer];
    }

    /** Returns the pre-activations of all layers. */
    double[][] preActivations() {
        return z;
    }

    /** Returns the outputs of all layers. */
    double[][] outputs() {
        return a;
    }
}
