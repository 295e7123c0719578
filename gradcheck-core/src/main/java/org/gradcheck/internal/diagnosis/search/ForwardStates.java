package org.gradcheck.internal.diagnosis.search;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.Layer;

/** What one example makes of the units of a network. Arrays are shared, and not to be written to. */
public final class ForwardStates {

    private final List<double[]> inputs = new ArrayList<>();
    private final List<double[]> preActivations = new ArrayList<>();
    private final List<double[]> outputs = new ArrayList<>();
    private final double[] target;

    ForwardStates(FeedforwardNetwork network, double[] input, double[] target) {
        this.target = target;
        double[] x = input;
        for (Layer layer : network.layers()) {
            double[] z = layer.preActivations(x);
            double[] a = new double[z.length];
            layer.activation().activate(z, a);
            inputs.add(x);
            preActivations.add(z);
            outputs.add(a);
            x = a;
        }
    }

    /** What flows into a layer. */
    public double[] input(int layer) {
        return inputs.get(layer);
    }

    /** The pre-activations of a layer. */
    public double[] z(int layer) {
        return preActivations.get(layer);
    }

    /** What flows out of a layer. */
    public double[] a(int layer) {
        return outputs.get(layer);
    }

    /** What the last layer should give. */
    public double[] target() {
        return target;
    }
}
