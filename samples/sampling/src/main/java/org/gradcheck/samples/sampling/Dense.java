package org.gradcheck.samples.sampling;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/** A layer that computes {@code weights x + biases}. Weights are {@code outputs x inputs}. Not thread-safe. */
final class Dense {

    final String name;
    final double[][] weights;
    final double[] biases;
    final double[][] weightsGradient;
    final double[] biasesGradient;

    /** Draws the weights as Glorot and Bengio (2010) do; the biases are zero. */
    Dense(String name, int inputs, int outputs, RandomGenerator random) {
        this.name = name;
        weights = new double[outputs][inputs];
        biases = new double[outputs];
        weightsGradient = new double[outputs][inputs];
        biasesGradient = new double[outputs];
        double limit = Math.sqrt(6.0 / (inputs + outputs));
        for (double[] row : weights) {
            for (int i = 0; i < inputs; i++) {
                row[i] = limit * (2 * random.nextDouble() - 1);
            }
        }
    }

    double[] forward(double[] inputs) {
        double[] outputs = biases.clone();
        for (int j = 0; j < outputs.length; j++) {
            for (int i = 0; i < inputs.length; i++) {
                outputs[j] += weights[j][i] * inputs[i];
            }
        }
        return outputs;
    }

    /** Adds to the gradients of weights and biases, and returns the gradient by the inputs. */
    double[] backward(double[] inputs, double[] byOutputs) {
        double[] byInputs = new double[inputs.length];
        for (int j = 0; j < byOutputs.length; j++) {
            biasesGradient[j] += byOutputs[j];
            for (int i = 0; i < inputs.length; i++) {
                weightsGradient[j][i] += byOutputs[j] * inputs[i];
                byInputs[i] += byOutputs[j] * weights[j][i];
            }
        }
        return byInputs;
    }

    void clearGradients() {
        for (double[] row : weightsGradient) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(biasesGradient, 0);
    }

    /** Follows the gradients downhill. */
    void descend(double rate) {
        for (int j = 0; j < biases.length; j++) {
            biases[j] -= rate * biasesGradient[j];
            for (int i = 0; i < weights[j].length; i++) {
                weights[j][i] -= rate * weightsGradient[j][i];
            }
        }
    }
}
