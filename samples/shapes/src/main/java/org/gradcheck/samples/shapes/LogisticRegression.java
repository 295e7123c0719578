package org.gradcheck.samples.shapes;

import java.util.Arrays;

/** The log-loss of labels 0 and 1, as an optimiser calls it: a value, and a gradient in an array that is used again. */
public final class LogisticRegression {

    private final double[][] examples = {{1, 0.5, -1.2}, {1, -0.3, 0.8}, {1, 1.7, 0.1}, {1, -1.1, -0.6}};
    private final int[] labels = {1, 0, 1, 0};
    private final double[] gradient = new double[3];

    /**
     * Returns the mean loss.
     *
     * @param w the weights, the intercept first
     * @return a number of 0 or more
     */
    public double value(double[] w) {
        double sum = 0;
        for (int e = 0; e < examples.length; e++) {
            double z = dot(w, examples[e]);
            sum += Math.log1p(Math.exp(z)) - labels[e] * z;
        }
        return sum / examples.length;
    }

    /**
     * Returns the gradient of the mean loss.
     *
     * @param w the weights
     * @return the same array at each call
     */
    public double[] gradient(double[] w) {
        gradientInto(w, gradient);
        return gradient;
    }

    /**
     * Writes the gradient of the mean loss.
     *
     * @param w the weights
     * @param out is overwritten
     */
    public void gradientInto(double[] w, double[] out) {
        Arrays.fill(out, 0);
        addGradient(w, out);
    }

    /**
     * Adds the gradient of the mean loss to what is there, such as that of a penalty.
     *
     * @param w the weights
     * @param out is added to
     */
    public void addGradient(double[] w, double[] out) {
        for (int e = 0; e < examples.length; e++) {
            double probability = 1 / (1 + Math.exp(-dot(w, examples[e])));
            for (int j = 0; j < out.length; j++) {
                out[j] += (probability - labels[e]) * examples[e][j] / examples.length;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
