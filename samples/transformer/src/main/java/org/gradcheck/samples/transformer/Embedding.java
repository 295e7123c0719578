package org.gradcheck.samples.transformer;

/**
 * The vectors of the characters, used twice: to look up the input, and to compute the logits of the next character ("tied head").
 * The gradient is therefore the sum over both uses.
 */
class Embedding {

    private final int channels;
    private final int vocabulary;
    private final Tensor vectors;
    private float[] x = {};

    Embedding(TensorLayout layout, int vocabulary, int channels) {
        this.vocabulary = vocabulary;
        this.channels = channels;
        vectors = layout.add("embedding", TensorLayout.normal(0.1), vocabulary, channels);
    }

    /** Returns the vectors of some characters, {@code positions x channels}. */
    final float[] lookUp(float[] memory, int[] characters) {
        float[] found = new float[characters.length * channels];
        for (int t = 0; t < characters.length; t++) {
            System.arraycopy(memory, vector(characters[t]), found, t * channels, channels);
        }
        return found;
    }

    /** Returns the logits of all characters, {@code positions x vocabulary}. */
    final float[] logits(float[] memory, float[] input) {
        x = input;
        int positions = x.length / channels;
        float[] logits = new float[positions * vocabulary];
        for (int t = 0; t < positions; t++) {
            for (int v = 0; v < vocabulary; v++) {
                float sum = 0;
                for (int i = 0; i < channels; i++) {
                    sum += memory[vector(v) + i] * x[t * channels + i];
                }
                logits[t * vocabulary + v] = sum;
            }
        }
        return logits;
    }

    /** Adds to the gradient of the vectors, and returns that of the input of the logits. */
    final float[] backwardOfLogits(float[] memory, float[] gradients, float[] upstream) {
        float[] ofInput = new float[x.length];
        for (int t = 0; t < x.length / channels; t++) {
            for (int v = 0; v < vocabulary; v++) {
                float delta = upstream[t * vocabulary + v];
                for (int i = 0; i < channels; i++) {
                    gradients[vector(v) + i] += delta * x[t * channels + i];
                    ofInput[t * channels + i] += delta * memory[vector(v) + i];
                }
            }
        }
        return ofInput;
    }

    /** Adds the gradient of the characters that were looked up. */
    void backwardOfLookUp(float[] gradients, int[] characters, float[] upstream) {
        for (int t = 0; t < characters.length; t++) {
            for (int i = 0; i < channels; i++) {
                gradients[vector(characters[t]) + i] += upstream[t * channels + i];
            }
        }
    }

    final int vector(int character) {
        return vectors.offset() + character * channels;
    }

    final int channels() {
        return channels;
    }
}
