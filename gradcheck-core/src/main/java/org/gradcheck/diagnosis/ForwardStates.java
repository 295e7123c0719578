package org.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.Layer;

/**
 * What one example makes of the units of a network.
 *
 * @param inputs for each layer what flows into it
 * @param preActivations for each layer its weighted sums
 * @param outputs for each layer what flows out of it
 * @param target what the last layer should give
 */
record ForwardStates(
        List<double[]> inputs, List<double[]> preActivations, List<double[]> outputs, double[] target) {

    static ForwardStates of(FeedforwardNetwork network, double[] input, double[] target) {
        List<double[]> inputs = new ArrayList<>();
        List<double[]> preActivations = new ArrayList<>();
        List<double[]> outputs = new ArrayList<>();
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
        return new ForwardStates(inputs, preActivations, outputs, target);
    }

    double[] input(int layer) {
        return inputs.get(layer);
    }

    double[] z(int layer) {
        return preActivations.get(layer);
    }

    double[] a(int layer) {
        return outputs.get(layer);
    }
}
