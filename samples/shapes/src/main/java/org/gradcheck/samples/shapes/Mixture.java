package org.gradcheck.samples.shapes;

import java.util.Arrays;

/** How surprising an observation is under a mixture, one of whose components is ruled out by a weight of zero. */
public final class Mixture {

    final double[] logWeights = {-0.4, Double.NEGATIVE_INFINITY, -1.1};
    final double[] logWeightsGradient = new double[3];
    private final double[] densities = {0.2, 0.9, 0.5};

    /**
     * Returns the negative logarithm of the density of the observation.
     *
     * @return a number
     */
    public double surprise() {
        return -Math.log(Arrays.stream(joint()).sum());
    }

    /** Computes the gradient with respect to the logarithms of the weights. */
    public void backward() {
        double[] joint = joint();
        double sum = Arrays.stream(joint).sum();
        Arrays.setAll(logWeightsGradient, k -> -joint[k] / sum);
    }

    /** Moves the weights a step towards less surprise. */
    public void step() {
        backward();
        for (int k = 0; k < logWeights.length; k++) {
            logWeights[k] -= 0.1 * logWeightsGradient[k];
        }
    }

    private double[] joint() {
        double[] joint = new double[3];
        Arrays.setAll(joint, k -> Math.exp(logWeights[k]) * densities[k]);
        return joint;
    }
}
