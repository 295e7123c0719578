package org.gradcheck.samples.quickstart;

import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;

/**
 * Backpropagation (Rumelhart, Hinton and Williams, 1986) for a network with one hidden layer, sigmoid units and the
 * quadratic cost, which is the mean over the batch of half the squared error.
 *
 * <p>For an example with inputs x, hidden activations h, outputs y and targets t,
 *
 * <pre>
 *   outputDelta[k] = (y[k] - t[k]) * y[k] * (1 - y[k])
 *   hiddenDelta[i] = (sum over k of V[k][i] * outputDelta[k]) * h[i] * (1 - h[i])
 * </pre>
 *
 * <p>where V are the weights of the output layer, and sigmoid'(z) = a (1 - a) for an activation a = sigmoid(z).
 */
public final class XorBackpropagation {

    private XorBackpropagation() {}

    /**
     * Computes the gradient of {@code network.cost(batch)}.
     *
     * @param network two layers of sigmoid units with the quadratic cost, without weight decay
     * @param batch the examples
     * @param gradient is overwritten with the gradient
     */
    public static void backpropagate(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        gradient.asVector().set(0);
        for (int example = 0; example < batch.size(); example++) {
            double[] x = batch.inputs().getRow(example);
            double[] t = batch.targets().getRow(example);
            double[] h = network.layer(0).output(x);
            double[] y = network.layer(1).output(h);

            double[] outputDelta = new double[y.length];
            for (int k = 0; k < y.length; k++) {
                outputDelta[k] = (y[k] - t[k]) * y[k] * (1 - y[k]);
            }

            double[] hiddenDelta = new double[h.length];
            for (int i = 0; i < h.length; i++) {
                double sum = 0;
                for (int k = 0; k < y.length; k++) {
                    sum += network.layer(1).weights().getEntry(k, i) * outputDelta[k];
                }
                hiddenDelta[i] = sum * h[i] * (1 - h[i]);
            }

            for (int k = 0; k < y.length; k++) {
                gradient.biases(1).addToEntry(k, outputDelta[k] / batch.size());
                for (int i = 0; i < h.length; i++) {
                    gradient.weights(1).addToEntry(k, i, outputDelta[k] * h[i] / batch.size());
                }
            }
            for (int i = 0; i < h.length; i++) {
                gradient.biases(0).addToEntry(i, hiddenDelta[i] / batch.size());
                for (int j = 0; j < x.length; j++) {
                    gradient.weights(0).addToEntry(i, j, hiddenDelta[i] * x[j] / batch.size());
                }
            }
        }
    }
}
