package org.gradcheck.network;

import java.util.List;

/**
 * The pre-activations and outputs of all layers for one example at a time; the buffers are reused from example to example,
 * so each thread needs a pass of its own.
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

    /** What the layer saw: the outputs of the layer before it, or the example. */
    double[] inputOf(int layer) {
        return layer == 0 ? input : a[layer - 1];
    }

    double[] preActivations(int layer) {
        return z[layer];
    }

    double[] outputs(int layer) {
        return a[layer];
    }

    /** The pre-activations of all layers. */
    double[][] preActivations() {
        return z;
    }

    /** The outputs of all layers. */
    double[][] outputs() {
        return a;
    }
}
