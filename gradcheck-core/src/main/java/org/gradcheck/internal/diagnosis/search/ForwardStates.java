package org.gradcheck.internal.diagnosis.search;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.Layer;

/** The vectors of one example at each layer of a network. Arrays are shared and must not be written to. */
public final class ForwardStates {

    private final List<double[]> preActivations = new ArrayList<>();
    private final List<double[]> outputs = new ArrayList<>();
    private final double[] input;
    private final double[] target;

    ForwardStates(FeedforwardNetwork network, double[] input, double[] target) {
        this.input = input;
        this.target = target;
        for (Layer layer : network.layers()) {
            double[] z = layer.preActivations(input(outputs.size()));
            double[] a = new double[z.length];
            layer.activation().activate(z, a);
            preActivations.add(z);
            outputs.add(a);
        }
    }

    /** The input of a layer. */
    public double[] input(int layer) {
        return layer == 0 ? input : outputs.get(layer - 1);
    }

    /** The pre-activations of a layer. */
    public double[] z(int layer) {
        return preActivations.get(layer);
    }

    /** The output of a layer. */
    public double[] a(int layer) {
        return outputs.get(layer);
    }

    /** The output of the network. */
    public double[] output() {
        return a(outputs.size() - 1);
    }

    /** The output that the network is trained to give. */
    public double[] target() {
        return target;
    }
}
