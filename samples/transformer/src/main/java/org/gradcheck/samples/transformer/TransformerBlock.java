package org.gradcheck.samples.transformer;

/**
 * A block of a transformer: attention and two dense layers, each after a normalisation and beside a residual connection.
 *
 * <pre>
 *   x + dense(attention(dense(normalise(x)))),   then   x + dense(GELU(dense(normalise(x))))
 * </pre>
 */
final class TransformerBlock {

    private static final int EXPANSION = 4;

    private final LayerNorm beforeAttention;
    private final Dense queriesKeysValues;
    private final CausalAttention attention;
    private final Dense afterAttention;
    private final LayerNorm beforeExpansion;
    private final Dense expansion;
    private final Gelu gelu = new Gelu();
    private final Dense contraction;

    TransformerBlock(TensorLayout layout, String name, int channels, int heads) {
        beforeAttention = new LayerNorm(layout, name + " norm 1", channels);
        queriesKeysValues = new Dense(layout, name + " query key value", channels, 3 * channels);
        attention = new CausalAttention(channels, heads);
        afterAttention = new Dense(layout, name + " projection", channels, channels);
        beforeExpansion = new LayerNorm(layout, name + " norm 2", channels);
        expansion = new Dense(layout, name + " expansion", channels, EXPANSION * channels);
        contraction = new Dense(layout, name + " contraction", EXPANSION * channels, channels);
    }

    float[] forward(float[] memory, float[] x) {
        float[] mixed = attention.forward(queriesKeysValues.forward(memory, beforeAttention.forward(memory, x)));
        float[] attended = sum(x, afterAttention.forward(memory, mixed));
        float[] expanded = gelu.forward(expansion.forward(memory, beforeExpansion.forward(memory, attended)));
        return sum(attended, contraction.forward(memory, expanded));
    }

    float[] backward(float[] memory, float[] gradients, float[] upstream) {
        float[] ofExpanded = gelu.backward(contraction.backward(memory, gradients, upstream));
        float[] ofAttended = sum(
                upstream,
                beforeExpansion.backward(memory, gradients, expansion.backward(memory, gradients, ofExpanded)));
        float[] ofMixed = attention.backward(afterAttention.backward(memory, gradients, ofAttended));
        return sum(
                ofAttended,
                beforeAttention.backward(memory, gradients, queriesKeysValues.backward(memory, gradients, ofMixed)));
    }

    private static float[] sum(float[] a, float[] b) {
        float[] sum = new float[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }
}
