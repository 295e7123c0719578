package org.gradcheck;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;

/** Two dense layers in single precision with the softmax cross-entropy of a batch of 16; its backward pass is right. */
final class DenseFloatNetwork {

    private static final int BATCH = 16;

    private final boolean isRectified;
    private final float[][] inputs;
    private final int[] labels = new int[BATCH];

    final float[][] hidden;
    final float[] biases;
    final float[][] outputs;
    final float[][] hiddenGradient;
    final float[] biasesGradient;
    final float[][] outputsGradient;

    DenseFloatNetwork(boolean isRectified, long seed, int in, int middle, int out) {
        Random random = new Random(seed);
        this.isRectified = isRectified;
        this.hidden = gaussian(random, middle, in, 1.4 / Math.sqrt(in));
        this.biases = gaussian(random, 1, middle, 0.1)[0];
        this.outputs = gaussian(random, out, middle, 1.4 / Math.sqrt(middle));
        this.hiddenGradient = new float[middle][in];
        this.biasesGradient = new float[middle];
        this.outputsGradient = new float[out][middle];
        this.inputs = gaussian(random, BATCH, in, 1);
        Arrays.setAll(labels, b -> random.nextInt(out));
    }

    /** Descends along the gradient, to where rectified units are close to their kinks. */
    DenseFloatNetwork trained(int steps) {
        for (int step = 0; step < steps; step++) {
            backward();
            descend(hidden, hiddenGradient);
            descend(new float[][] {biases}, new float[][] {biasesGradient});
            descend(outputs, outputsGradient);
        }
        return this;
    }

    private static void descend(float[][] values, float[][] gradient) {
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                values[i][j] -= 0.1f * gradient[i][j];
            }
        }
    }

    private static float[][] gaussian(Random random, int rows, int columns, double size) {
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int i = 0; i < columns; i++) {
                row[i] = (float) (size * random.nextGaussian());
            }
        }
        return values;
    }

    GradientReport check() {
        return check(() -> {});
    }

    /** Checks the right gradient after something has spoilt it. */
    GradientReport check(Runnable spoil) {
        return check(this::cost, spoil);
    }

    GradientReport check(DoubleSupplier cost, Runnable spoil) {
        return GradientChecker.standard()
                .check(GradientSubject.named("network of floats")
                        .parameter("hidden", hidden, hiddenGradient)
                        .parameter("biases", biases, biasesGradient)
                        .parameter("outputs", outputs, outputsGradient)
                        .cost(cost)
                        .backward(() -> {
                            backward();
                            spoil.run();
                        }));
    }

    double cost() {
        float sum = 0;
        for (int b = 0; b < BATCH; b++) {
            sum -= (float) Math.log(softmax(times(outputs, activations(inputs[b])))[labels[b]]);
        }
        return sum / BATCH;
    }

    void backward() {
        Arrays.fill(biasesGradient, 0);
        for (float[][] gradient : new float[][][] {hiddenGradient, outputsGradient}) {
            for (float[] row : gradient) {
                Arrays.fill(row, 0);
            }
        }
        for (int b = 0; b < BATCH; b++) {
            float[] activations = activations(inputs[b]);
            float[] delta = softmax(times(outputs, activations));
            delta[labels[b]] -= 1;
            float[] below = new float[activations.length];
            for (int k = 0; k < delta.length; k++) {
                for (int i = 0; i < below.length; i++) {
                    outputsGradient[k][i] += delta[k] * activations[i] / BATCH;
                    below[i] += delta[k] * outputs[k][i];
                }
            }
            for (int i = 0; i < below.length; i++) {
                float slope = isRectified ? Math.signum(activations[i]) : 1 - activations[i] * activations[i];
                biasesGradient[i] += below[i] * slope / BATCH;
                for (int j = 0; j < inputs[b].length; j++) {
                    hiddenGradient[i][j] += below[i] * slope * inputs[b][j] / BATCH;
                }
            }
        }
    }

    private float[] activations(float[] input) {
        float[] z = times(hidden, input);
        for (int i = 0; i < z.length; i++) {
            z[i] = isRectified ? Math.max(0, z[i] + biases[i]) : (float) Math.tanh(z[i] + biases[i]);
        }
        return z;
    }

    /** Two rows at a time, because a sum waits for the sum before it; each is that of the plain loop, to the bit. */
    private static float[] times(float[][] matrix, float[] vector) {
        float[] product = new float[matrix.length];
        int i = 0;
        for (; i + 1 < product.length; i += 2) {
            float[] row = matrix[i];
            float[] next = matrix[i + 1];
            float sum = 0;
            float sumOfNext = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += row[j] * vector[j];
                sumOfNext += next[j] * vector[j];
            }
            product[i] = sum;
            product[i + 1] = sumOfNext;
        }
        for (; i < product.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    private static float[] softmax(float[] z) {
        float sum = 0;
        float[] p = new float[z.length];
        for (int i = 0; i < z.length; i++) {
            p[i] = (float) Math.exp(z[i]);
            sum += p[i];
        }
        for (int i = 0; i < z.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    static void scale(float[] row, double factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= (float) factor;
        }
    }
}
