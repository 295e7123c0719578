package org.gradcheck.samples.transformer;

/**
 * Layer normalisation of each position (Ba, Kiros and Hinton 2016): {@code y = g (x - mean) / deviation + b} over the channels.
 * Its methods take arrays {@code positions x channels}; forward keeps what backward needs.
 */
final class LayerNorm {

    private static final float EPSILON = 1e-5f;

    private final int channels;
    private final Tensor gains;
    private final Tensor biases;
    private float[] normalised = {};
    private float[] inverseDeviations = {};

    LayerNorm(TensorLayout layout, String name, int channels) {
        this.channels = channels;
        gains = layout.add(name + " gains", TensorLayout.constant(1), channels);
        biases = layout.add(name + " biases", TensorLayout.constant(0), channels);
    }

    float[] forward(float[] memory, float[] x) {
        int positions = x.length / channels;
        normalised = new float[x.length];
        inverseDeviations = new float[positions];
        float[] y = new float[x.length];
        for (int t = 0; t < positions; t++) {
            int row = t * channels;
            float mean = mean(x, row);
            float variance = 0;
            for (int i = 0; i < channels; i++) {
                variance += (x[row + i] - mean) * (x[row + i] - mean);
            }
            inverseDeviations[t] = (float) (1 / Math.sqrt(variance / channels + EPSILON));
            for (int i = 0; i < channels; i++) {
                normalised[row + i] = (x[row + i] - mean) * inverseDeviations[t];
                y[row + i] = memory[gains.offset() + i] * normalised[row + i] + memory[biases.offset() + i];
            }
        }
        return y;
    }

    private float mean(float[] x, int row) {
        float sum = 0;
        for (int i = 0; i < channels; i++) {
            sum += x[row + i];
        }
        return sum / channels;
    }

    /**
     * Adds to the gradients of gains and biases, and returns that of the input. With {@code n} the normalised values and {@code d =
     * g * upstream}, it is {@code (d - mean(d) - n mean(d n)) / deviation}.
     */
    float[] backward(float[] memory, float[] gradients, float[] upstream) {
        float[] ofInput = new float[upstream.length];
        for (int t = 0; t < inverseDeviations.length; t++) {
            int row = t * channels;
            float sum = 0;
            float sumOfProducts = 0;
            for (int i = 0; i < channels; i++) {
                gradients[gains.offset() + i] += upstream[row + i] * normalised[row + i];
                gradients[biases.offset() + i] += upstream[row + i];
                float delta = memory[gains.offset() + i] * upstream[row + i];
                sum += delta;
                sumOfProducts += delta * normalised[row + i];
            }
            for (int i = 0; i < channels; i++) {
                float delta = memory[gains.offset() + i] * upstream[row + i];
                ofInput[row + i] = inverseDeviations[t]
                        * (delta - sum / channels - normalised[row + i] * sumOfProducts / channels);
            }
        }
        return ofInput;
    }
}
