package org.gradcheck.internal.diagnosis;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;

/** A backpropagation as people write it, one example after the other; override a method to make a mistake. */
public class BackpropagationWithBug {

    private final FeedforwardNetwork network;
    private final TrainingBatch batch;

    public BackpropagationWithBug(FeedforwardNetwork network, TrainingBatch batch) {
        this.network = network;
        this.batch = batch;
    }

    /** The weight of an example in the gradient of a layer. */
    public double share(int example, int layer) {
        return 1.0 / batch.size();
    }

    /** Computes the delta of a hidden layer from the derivatives by its outputs. */
    public void differentiate(int layer, double[] z, double[] a, double[] delta) {
        network.layer(layer).activation().backpropagate(z, a, delta);
    }

    public void changeOutputDelta(double[] z, double[] a, double[] target, double[] delta) {}

    /** Computes the derivatives by the inputs of a layer from its delta. */
    public double[] propagate(int layer, double[] delta) {
        return network.layer(layer).weights().preMultiply(delta);
    }

    /** The vector that is multiplied with the delta of a layer, from the activations of all layers, inputs first. */
    public double[] input(int layer, double[][] outputs, double[][] preActivations) {
        return outputs[layer];
    }

    public double weightDecay() {
        return network.weightDecay();
    }

    public final NetworkGradient gradient() {
        NetworkGradient gradient = NetworkGradient.zerosLike(network);
        for (int example = 0; example < batch.size(); example++) {
            add(example, gradient);
        }
        for (int l = 0; l < network.depth(); l++) {
            RealMatrix decayed = network.layer(l).weights().scalarMultiply(weightDecay());
            gradient.weights(l).setSubMatrix(gradient.weights(l).add(decayed).getData(), 0, 0);
        }
        return gradient;
    }

    public final List<Diagnosis> diagnoses() {
        return GradientChecker.standard().check(network, batch, gradient()).diagnoses();
    }

    private void add(int example, NetworkGradient gradient) {
        int depth = network.depth();
        double[][] a = new double[depth + 1][];
        double[][] z = new double[depth][];
        a[0] = batch.inputs().getRow(example);
        for (int l = 0; l < depth; l++) {
            z[l] = network.layer(l).preActivations(a[l]);
            a[l + 1] = new double[z[l].length];
            network.layer(l).activation().activate(z[l], a[l + 1]);
        }
        double[] delta = new double[a[depth].length];
        double[] target = batch.targets().getRow(example);
        network.costFunction()
                .outputDelta(network.layer(depth - 1).activation(), z[depth - 1], a[depth], target, delta);
        changeOutputDelta(z[depth - 1], a[depth], target, delta);
        for (int l = depth - 1; l >= 0; l--) {
            double[] x = input(l, a, z);
            for (int i = 0; i < delta.length; i++) {
                gradient.biases(l).addToEntry(i, share(example, l) * delta[i]);
                for (int j = 0; j < x.length; j++) {
                    gradient.weights(l).addToEntry(i, j, share(example, l) * delta[i] * x[j]);
                }
            }
            if (l > 0) {
                delta = propagate(l, delta);
                differentiate(l - 1, z[l - 1], a[l], delta);
            }
        }
    }
}
