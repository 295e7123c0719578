package org.gradcheck.diagnosis;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.gradcheck.network.Activation;
import org.gradcheck.network.ActivationFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.Layer;
import org.gradcheck.network.TrainingBatch;

/** A built-in network at its point, with what flows forward through it for each example of a batch. */
final class NetworkCase {

    private final FeedforwardNetwork network;
    private final TrainingBatch batch;
    private final List<double[][]> weights;
    private final List<ForwardStates> examples;

    NetworkCase(FeedforwardNetwork network, TrainingBatch batch) {
        this.network = network;
        this.batch = batch;
        this.weights = network.layers().stream()
                .map(layer -> layer.weights().getData())
                .toList();
        this.examples = IntStream.range(0, batch.size())
                .mapToObj(example -> new ForwardStates(
                        network, batch.inputs().getRow(example), batch.targets().getRow(example)))
                .toList();
    }

    /**
     * The same network with other parameters, copied from a flat vector of all of them. The network that is checked has
     * them while this is computed, and its own ones again, to the bit, when this returns or throws: like the check itself,
     * it leaves the network to nobody else meanwhile.
     */
    NetworkCase at(double[] parameters) {
        double[] here = network.parameters().toArray();
        try {
            network.parameters().setSubVector(0, new ArrayRealVector(parameters, false));
            return new NetworkCase(network, batch);
        } finally {
            network.parameters().setSubVector(0, new ArrayRealVector(here, false));
        }
    }

    double[] parameters() {
        return network.parameters().toArray();
    }

    int depth() {
        return network.depth();
    }

    int last() {
        return network.depth() - 1;
    }

    Layer layer(int layer) {
        return network.layer(layer);
    }

    ActivationFunction activation(int layer) {
        return network.layer(layer).activation();
    }

    FeedforwardNetwork network() {
        return network;
    }

    /** The weights of a layer, {@code units x inputs}; not to be written to. */
    double[][] weights(int layer) {
        return weights.get(layer);
    }

    List<ForwardStates> examples() {
        return examples;
    }

    /** The derivative of an example's cost by the outputs of the network. */
    double[] costSlope(ForwardStates example) {
        double[] slope = new double[example.a(last()).length];
        network.costFunction()
                .outputDelta(Activation.IDENTITY, example.z(last()), example.a(last()), example.target(), slope);
        return slope;
    }

    double weightDecay() {
        return network.weightDecay();
    }
}
