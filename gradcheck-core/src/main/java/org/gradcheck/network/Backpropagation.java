package org.gradcheck.network;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * Reference backpropagation (Rumelhart, Hinton and Williams 1986): computes the gradient of a network's cost for every
 * activation, cost, depth and batch size.
 */
public final class Backpropagation {

    private final FeedforwardNetwork network;
    private final ForwardPass pass;
    private final double[][] deltas;
    private final NetworkGradient gradient;

    private Backpropagation(FeedforwardNetwork network) {
        this.network = network;
        this.pass = new ForwardPass(network);
        this.deltas = network.zeroPerUnit();
        this.gradient = NetworkGradient.zerosLike(network);
    }

    /**
     * Computes the gradient of {@link FeedforwardNetwork#cost} at the network's present parameters.
     *
     * <p>At a kink of an activation or cost, the result is the subgradient that the activation or cost documents. The method
     * is safe for use by several threads as long as none of them writes parameters.
     *
     * @param network the network; not changed
     * @param batch examples with as many inputs and targets as the network has inputs and outputs
     * @return a new gradient; NaN where it depends on an input, target or parameter that is NaN
     * @throws IllegalArgumentException if the batch does not fit the network
     */
    public static NetworkGradient gradient(FeedforwardNetwork network, TrainingBatch batch) {
        batch.requireFits(network);
        return new Backpropagation(network).meanOver(batch);
    }

    private NetworkGradient meanOver(TrainingBatch batch) {
        for (int example = 0; example < batch.size(); example++) {
            pass.run(batch.input(example));
            computeDeltas(batch.target(example));
            for (int l = 0; l < network.depth(); l++) {
                gradient.add(l, deltas[l], pass.inputOf(l));
            }
        }
        gradient.divideBy(batch.size());
        addWeightDecay();
        return gradient;
    }

    /** Computes the delta dC/dz of each layer: for the output layer from the cost, for the others from the layer above. */
    private void computeDeltas(double[] target) {
        int last = network.depth() - 1;
        ActivationFunction output = network.layer(last).activation();
        network.costFunction().outputDelta(output, pass.preActivations(last), pass.outputs(last), target, deltas[last]);
        for (int l = last; l > 0; l--) {
            network.layer(l).backpropagate(deltas[l], deltas[l - 1]);
            ActivationFunction below = network.layer(l - 1).activation();
            below.backpropagate(pass.preActivations(l - 1), pass.outputs(l - 1), deltas[l - 1]);
        }
    }

    private void addWeightDecay() {
        if (network.weightDecay() == 0) {
            return;
        }
        for (int l = 0; l < network.depth(); l++) {
            RealMatrix weights = gradient.weights(l);
            RealMatrix decay = network.layer(l).weights().scalarMultiply(network.weightDecay());
            weights.setSubMatrix(weights.add(decay).getData(), 0, 0);
        }
    }
}
