package org.gradcheck.samples.transformer;

/**
 * Causal attention with several heads (Vaswani et al. 2017): each position takes a mean of the values at this and all earlier
 * positions, weighted by {@code softmax(query . key / sqrt(size))}. The input holds queries, keys and values, {@code positions x 3
 * channels}; the output is {@code positions x channels}. Forward keeps what backward needs.
 */
final class CausalAttention {

    private final int channels;
    private final int heads;
    private final int size;
    private float[] input = {};
    private float[] weights = {};

    CausalAttention(int channels, int heads) {
        this.channels = channels;
        this.heads = heads;
        this.size = channels / heads;
    }

    float[] forward(float[] queriesKeysValues) {
        input = queriesKeysValues;
        int positions = positions();
        weights = new float[heads * positions * positions];
        float[] output = new float[positions * channels];
        for (int head = 0; head < heads; head++) {
            for (int t = 0; t < positions; t++) {
                int row = (head * positions + t) * positions;
                softmax(head, t, row);
                for (int s = 0; s <= t; s++) {
                    for (int i = 0; i < size; i++) {
                        output[t * channels + head * size + i] += weights[row + s] * input[value(head, s) + i];
                    }
                }
            }
        }
        return output;
    }

    /** Sets the weights of one position. The largest score is taken out first, so that no exponential overflows. */
    private void softmax(int head, int t, int row) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int s = 0; s <= t; s++) {
            float score = 0;
            for (int i = 0; i < size; i++) {
                score += input[query(head, t) + i] * input[key(head, s) + i];
            }
            weights[row + s] = score * scale();
            largest = Math.max(largest, weights[row + s]);
        }
        float sum = 0;
        for (int s = 0; s <= t; s++) {
            weights[row + s] = (float) StrictMath.exp(weights[row + s] - largest);
            sum += weights[row + s];
        }
        for (int s = 0; s <= t; s++) {
            weights[row + s] /= sum;
        }
    }

    /** Returns the gradient of queries, keys and values. */
    float[] backward(float[] upstream) {
        int positions = positions();
        float[] ofInput = new float[input.length];
        float[] ofWeights = new float[positions];
        for (int head = 0; head < heads; head++) {
            for (int t = 0; t < positions; t++) {
                int row = (head * positions + t) * positions;
                int out = t * channels + head * size;
                float mean = 0;
                for (int s = 0; s <= t; s++) {
                    ofWeights[s] = 0;
                    for (int i = 0; i < size; i++) {
                        ofWeights[s] += upstream[out + i] * input[value(head, s) + i];
                        ofInput[value(head, s) + i] += weights[row + s] * upstream[out + i];
                    }
                    mean += weights[row + s] * ofWeights[s];
                }
                for (int s = 0; s <= t; s++) {
                    float ofScore = weights[row + s] * (ofWeights[s] - mean) * scale();
                    for (int i = 0; i < size; i++) {
                        ofInput[query(head, t) + i] += ofScore * input[key(head, s) + i];
                        ofInput[key(head, s) + i] += ofScore * input[query(head, t) + i];
                    }
                }
            }
        }
        return ofInput;
    }

    private float scale() {
        return (float) (1 / Math.sqrt(size));
    }

    private int positions() {
        return input.length / (3 * channels);
    }

    private int query(int head, int position) {
        return position * 3 * channels + head * size;
    }

    private int key(int head, int position) {
        return query(head, position) + channels;
    }

    private int value(int head, int position) {
        return query(head, position) + 2 * channels;
    }
}
