package org.gradcheck.samples.quickstart;

import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;

/**
 * {@link XorBackpropagation} with one slip: the hidden biases get the sum over the batch, all other entries the mean.
 *
 * <p>The slip is hard to notice: the hidden biases still move in the right direction, only in longer steps, and XOR is
 * learned all the same.
 */
public final class XorBackpropagationWithBug {

    private XorBackpropagationWithBug() {}

    /**
     * Computes what is meant to be the gradient of {@code network.cost(batch)}.
     *
     * @param network two layers of sigmoid units with the quadratic cost, without weight decay
     * @param batch the examples
     * @param gradient is overwritten
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
                gradient.biases(0).addToEntry(i, hiddenDelta[i]); // not divided
                for (int j = 0; j < x.length; j++) {
                    gradient.weights(0).addToEntry(i, j, hiddenDelta[i] * x[j] / batch.size());
                }
            }
        }
    }
}
