package org.gradcheck.samples.shapes;

import java.util.Arrays;

/** A dense layer with tanh units: forward keeps what backward needs, backward adds to the gradients of its weights. */
public final class TanhLayer {

    final double[][] weights = {{0.4, -0.7, 0.2}, {-0.3, 0.5, 0.9}}; // units x inputs
    final double[] biases = {0.1, -0.2};
    final double[][] weightsGradient = new double[2][3];
    final double[] biasesGradient = new double[2];
    private double[] lastInput = new double[3];
    private double[] lastOutput = new double[2];

    /**
     * Computes the activations of the units.
     *
     * @param input one value for each input
     * @return one value for each unit
     */
    public double[] forward(double[] input) {
        double[] output = new double[biases.length];
        for (int i = 0; i < output.length; i++) {
            double z = biases[i];
            for (int j = 0; j < input.length; j++) {
                z += weights[i][j] * input[j];
            }
            output[i] = Math.tanh(z);
        }
        lastInput = input.clone();
        lastOutput = output.clone();
        return output;
    }

    /**
     * Adds to the gradients of weights and biases, and returns that of the input.
     *
     * @param upstream the gradient with respect to the output of the last forward pass
     * @return the gradient with respect to its input
     */
    public double[] backward(double[] upstream) {
        double[] inputGradient = new double[lastInput.length];
        for (int i = 0; i < upstream.length; i++) {
            double delta = upstream[i] * (1 - lastOutput[i] * lastOutput[i]);
            biasesGradient[i] += delta;
            for (int j = 0; j < lastInput.length; j++) {
                weightsGradient[i][j] += delta * lastInput[j];
                inputGradient[j] += delta * weights[i][j];
            }
        }
        return inputGradient;
    }

    /** Sets the gradients to zero, as an optimiser does after each step. */
    public void clearGradients() {
        for (double[] row : weightsGradient) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(biasesGradient, 0);
    }
}
