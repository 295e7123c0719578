package org.gradcheck.internal.diagnosis.search;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.gradcheck.network.Activation;
import org.gradcheck.network.ActivationFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.Layer;
import org.gradcheck.network.TrainingBatch;

/** A built-in network at its point, with the forward pass of each example of a batch. */
public final class NetworkCase {

    private final FeedforwardNetwork network;
    private final TrainingBatch batch;
    private final List<double[][]> weights;
    private final List<ForwardStates> examples;

    public NetworkCase(FeedforwardNetwork network, TrainingBatch batch) {
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
     * The same network with other parameters, copied from a flat vector of all of them. The checked network has these
     * parameters during the computation; its own are restored to the bit when this returns or throws. Like the check
     * itself, this needs exclusive use of the network.
     */
    public NetworkCase at(double[] parameters) {
        double[] here = network.parameters().toArray();
        try {
            network.parameters().setSubVector(0, new ArrayRealVector(parameters, false));
            return new NetworkCase(network, batch);
        } finally {
            network.parameters().setSubVector(0, new ArrayRealVector(here, false));
        }
    }

    public double[] parameters() {
        return network.parameters().toArray();
    }

    int depth() {
        return network.depth();
    }

    public int last() {
        return network.depth() - 1;
    }

    public Layer layer(int layer) {
        return network.layer(layer);
    }

    public ActivationFunction activation(int layer) {
        return network.layer(layer).activation();
    }

    public FeedforwardNetwork network() {
        return network;
    }

    /** The weights of a layer, {@code units x inputs}; not to be written to. */
    public double[][] weights(int layer) {
        return weights.get(layer);
    }

    public List<ForwardStates> examples() {
        return examples;
    }

    /** The derivative of an example's cost by the outputs of the network. */
    public double[] costSlope(ForwardStates example) {
        return outputDelta(Activation.IDENTITY, example);
    }

    /** The derivative of an example's cost by the pre-activations of the output layer. */
    double[] outputDelta(ForwardStates example) {
        return outputDelta(activation(last()), example);
    }

    private double[] outputDelta(ActivationFunction activation, ForwardStates example) {
        double[] delta = new double[example.a(last()).length];
        network.costFunction().outputDelta(activation, example.z(last()), example.a(last()), example.target(), delta);
        return delta;
    }

    public double weightDecay() {
        return network.weightDecay();
    }
}
