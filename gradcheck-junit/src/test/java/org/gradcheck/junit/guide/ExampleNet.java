package org.gradcheck.junit.guide;

import java.util.Arrays;

/** A layer of tanh units on plain arrays, with the quadratic cost. */
public final class ExampleNet {

    static final double[][] BATCH = {{0.6, -1.1, 0.3}, {-0.2, 0.4, 0.9}};

    public final double[][] weights = {{0.4, -0.7, 0.2}, {-0.3, 0.5, 0.9}};
    public final double[] biases = {0.1, -0.2};
    public final double[][] weightsGradient = new double[2][3];
    public final double[] biasesGradient = new double[2];

    /** Returns the mean over the examples of half the sum of the squared outputs. */
    public double cost(double[][] batch) {
        double sum = 0;
        for (double[] example : batch) {
            for (int i = 0; i < 2; i++) {
                sum += Math.pow(output(i, example), 2) / 2;
            }
        }
        return sum / batch.length;
    }

    /** Computes the gradients of weights and biases. */
    public void backpropagate(double[][] batch) {
        Arrays.stream(weightsGradient).forEach(row -> Arrays.fill(row, 0));
        Arrays.fill(biasesGradient, 0);
        for (double[] example : batch) {
            for (int i = 0; i < 2; i++) {
                double y = output(i, example);
                double delta = y * (1 - y * y) / batch.length;
                biasesGradient[i] += delta;
                for (int j = 0; j < 3; j++) {
                    weightsGradient[i][j] += delta * example[j];
                }
            }
        }
    }

    /** Takes a step of gradient descent. */
    public void step() {
        backpropagate(BATCH);
        for (int i = 0; i < 2; i++) {
            biases[i] -= 0.1 * biasesGradient[i];
            for (int j = 0; j < 3; j++) {
                weights[i][j] -= 0.1 * weightsGradient[i][j];
            }
        }
    }

    private double output(int i, double[] example) {
        double z = biases[i];
        for (int j = 0; j < 3; j++) {
            z += weights[i][j] * example[j];
        }
        return Math.tanh(z);
    }
}
