package org.gradcheck.samples.shapes;

/** Softplus units in single precision, with their gradients beside their weights. */
public final class FloatUnit {

    final float[][] weights = {{0.5f, -1.25f}, {0.75f, 0.3f}};
    final float[] biases = {0.1f, -0.4f};
    final float[][] weightsGradient = new float[2][2];
    final float[] biasesGradient = new float[2];
    private final float[] input = {0.8f, 0.6f};

    /**
     * Returns the sum of the outputs.
     *
     * @return a positive number, in single precision
     */
    public float sum() {
        float sum = 0;
        for (int i = 0; i < 2; i++) {
            sum += (float) Math.log1p(Math.exp(activation(i)));
        }
        return sum;
    }

    /** Computes the gradient of the sum. */
    public void backward() {
        for (int i = 0; i < 2; i++) {
            float slope = (float) (1 / (1 + Math.exp(-activation(i))));
            biasesGradient[i] = slope;
            weightsGradient[i][0] = slope * input[0];
            weightsGradient[i][1] = slope * input[1];
        }
    }

    private float activation(int i) {
        return weights[i][0] * input[0] + weights[i][1] * input[1] + biases[i];
    }
}
