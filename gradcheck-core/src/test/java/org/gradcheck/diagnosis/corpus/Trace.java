package org.gradcheck.diagnosis.corpus;

import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.TrainingBatch;

/** The forward pass over a batch: pre-activations z and activations a of each layer. */
final class Trace {

    private final FeedforwardNetwork network;
    private final TrainingBatch batch;
    private final double[][][] weights;
    private final double[][][] z;
    private final double[][][] a;

    Trace(FeedforwardNetwork network, TrainingBatch batch) {
        this.network = network;
        this.batch = batch;
        weights = new double[network.depth()][][];
        z = new double[network.depth()][batch.size()][];
        a = new double[network.depth()][batch.size()][];
        for (int l = 0; l < network.depth(); l++) {
            weights[l] = network.layer(l).weights().getData();
            for (int b = 0; b < batch.size(); b++) {
                z[l][b] = preActivations(l, input(l, b));
                a[l][b] = new double[z[l][b].length];
                activation(l).activate(z[l][b], a[l][b]);
            }
        }
    }

    FeedforwardNetwork network() {
        return network;
    }

    TrainingBatch batch() {
        return batch;
    }

    int depth() {
        return weights.length;
    }

    int last() {
        return weights.length - 1;
    }

    int examples() {
        return batch.size();
    }

    int units(int l) {
        return weights[l].length;
    }

    int inputs(int l) {
        return weights[l][0].length;
    }

    double weight(int l, int unit, int input) {
        return weights[l][unit][input];
    }

    double bias(int l, int unit) {
        return network.layer(l).biases().getEntry(unit);
    }

    double[] z(int l, int b) {
        return z[l][b];
    }

    double[] a(int l, int b) {
        return a[l][b];
    }

    /** The activations of the layer below, or the example itself. */
    double[] input(int l, int b) {
        return l == 0 ? batch.inputs().getRow(b) : a[l - 1][b];
    }

    double[] target(int b) {
        return batch.targets().getRow(b);
    }

    Activation activation(int l) {
        return (Activation) network.layer(l).activation();
    }

    CostFunction cost() {
        return network.costFunction();
    }

    /** Whether the delta of the output layer is a - t by rights, since cost and activation cancel. */
    boolean isCrossEntropy() {
        return cost() == CostFunction.BINARY_CROSS_ENTROPY || cost() == CostFunction.CATEGORICAL_CROSS_ENTROPY;
    }

    double weightDecay() {
        return network.weightDecay();
    }

    private double[] preActivations(int l, double[] input) {
        double[] sums = network.layer(l).biases().toArray();
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < input.length; j++) {
                sums[i] += weights[l][i][j] * input[j];
            }
        }
        return sums;
    }
}
