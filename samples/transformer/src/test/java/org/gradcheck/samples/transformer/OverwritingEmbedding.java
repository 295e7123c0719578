package org.gradcheck.samples.transformer;

/**
 * An embedding with a bug that is often made with tied heads: the gradient of the look-up replaces that of the logits, in place of
 * being added to it. Training still lowers the loss.
 */
final class OverwritingEmbedding extends Embedding {

    OverwritingEmbedding(TensorLayout layout, int vocabulary, int channels) {
        super(layout, vocabulary, channels);
    }

    @Override
    void backwardOfLookUp(float[] gradients, int[] characters, float[] upstream) {
        for (int t = 0; t < characters.length; t++) {
            System.arraycopy(upstream, t * channels(), gradients, vector(characters[t]), channels());
        }
    }
}
