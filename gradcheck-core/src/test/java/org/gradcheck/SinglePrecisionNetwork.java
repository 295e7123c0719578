package org.gradcheck;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;

/**
 * A network as it is written where memory counts: parameters, forward pass and backward pass in single precision. 4-5-2,
 * tanh, linear outputs, half of the mean squared error over a batch of 6.
 */
final class SinglePrecisionNetwork {

    private final float[][] inputs;
    private final float[][] targets;
    private final float[][] hiddenWeights;
    private final float[] hiddenBiases;
    private final float[][] outputWeights;
    private final float[][] hiddenWeightsGradient = new float[5][4];
    private final float[] hiddenBiasesGradient = new float[5];
    private final float[][] outputWeightsGradient = new float[2][5];

    SinglePrecisionNetwork(RandomGenerator random) {
        inputs = gaussian(random, 6, 4);
        targets = gaussian(random, 6, 2);
        hiddenWeights = gaussian(random, 5, 4);
        hiddenBiases = gaussian(random, 1, 5)[0];
        outputWeights = gaussian(random, 2, 5);
    }

    /** Checks the right gradient times a factor. */
    GradientReport checkTimes(float factor) {
        return GradientChecker.standard()
                .check(GradientSubject.named("single precision network")
                        .parameter("hidden weights", hiddenWeights, hiddenWeightsGradient)
                        .parameter("hidden biases", hiddenBiases, hiddenBiasesGradient)
                        .parameter("output weights", outputWeights, outputWeightsGradient)
                        .cost(this::cost)
                        .backward(() -> backward(factor)));
    }

    private double cost() {
        float sum = 0;
        for (int b = 0; b < inputs.length; b++) {
            float[] output = output(hidden(inputs[b]));
            for (int k = 0; k < output.length; k++) {
                float error = output[k] - targets[b][k];
                sum += error * error / 2;
            }
        }
        return sum / inputs.length;
    }

    private void backward(float factor) {
        clear();
        for (int b = 0; b < inputs.length; b++) {
            float[] hidden = hidden(inputs[b]);
            float[] output = output(hidden);
            float[] upstream = new float[hidden.length];
            for (int k = 0; k < output.length; k++) {
                float delta = factor * (output[k] - targets[b][k]) / inputs.length;
                for (int i = 0; i < hidden.length; i++) {
                    outputWeightsGradient[k][i] += delta * hidden[i];
                    upstream[i] += delta * outputWeights[k][i];
                }
            }
            for (int i = 0; i < hidden.length; i++) {
                float delta = upstream[i] * (1 - hidden[i] * hidden[i]);
                hiddenBiasesGradient[i] += delta;
                for (int j = 0; j < inputs[b].length; j++) {
                    hiddenWeightsGradient[i][j] += delta * inputs[b][j];
                }
            }
        }
    }

    private void clear() {
        for (float[] row : hiddenWeightsGradient) {
            Arrays.fill(row, 0);
        }
        for (float[] row : outputWeightsGradient) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(hiddenBiasesGradient, 0);
    }

    private float[] hidden(float[] input) {
        float[] hidden = hiddenBiases.clone();
        for (int i = 0; i < hidden.length; i++) {
            for (int j = 0; j < input.length; j++) {
                hidden[i] += hiddenWeights[i][j] * input[j];
            }
            hidden[i] = (float) Math.tanh(hidden[i]);
        }
        return hidden;
    }

    private float[] output(float[] hidden) {
        float[] output = new float[outputWeights.length];
        for (int k = 0; k < output.length; k++) {
            for (int i = 0; i < hidden.length; i++) {
                output[k] += outputWeights[k][i] * hidden[i];
            }
        }
        return output;
    }

    private static float[][] gaussian(RandomGenerator random, int rows, int columns) {
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int j = 0; j < columns; j++) {
                row[j] = (float) (0.7 * random.nextGaussian());
            }
        }
        return values;
    }
}
