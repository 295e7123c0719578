package org.gradcheck.samples.transformer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small GPT (Radford et al. 2019): it gives the probabilities of the next character at each position of a text.
 *
 * <p>All parameters lie in one array and all gradients in another, each tensor at the same offset of both. Arithmetic is in single
 * precision; the losses of the positions are summed in double precision. The network keeps its activations between the passes
 * and is not thread-safe.
 */
public final class Gpt {

    /**
     * The sizes of a network.
     *
     * @param vocabulary the number of characters
     * @param context the most positions
     * @param channels the length of the vector of a position
     * @param heads the number of heads of each attention, a divisor of the channels
     * @param blocks the number of blocks
     */
    public record Sizes(int vocabulary, int context, int channels, int heads, int blocks) {}

    /** Makes the embedding, so that a test can put a bug in. */
    interface EmbeddingFactory {
        Embedding make(TensorLayout layout, int vocabulary, int channels);
    }

    private final Sizes sizes;
    private final Embedding embedding;
    private final Tensor positions;
    private final List<TransformerBlock> blocks = new ArrayList<>();
    private final LayerNorm lastNorm;
    private final List<Tensor> tensors;
    private final float[] memory;
    private final float[] gradients;

    /**
     * Creates an untrained network.
     *
     * @param sizes the sizes
     * @param seed the seed of the weights; the same seed gives the same network
     */
    public Gpt(Sizes sizes, long seed) {
        this(sizes, seed, Embedding::new);
    }

    Gpt(Sizes sizes, long seed, EmbeddingFactory embeddings) {
        this.sizes = sizes;
        TensorLayout layout = new TensorLayout();
        embedding = embeddings.make(layout, sizes.vocabulary(), sizes.channels());
        positions = layout.add("positions", TensorLayout.normal(0.1), sizes.context(), sizes.channels());
        for (int block = 0; block < sizes.blocks(); block++) {
            blocks.add(new TransformerBlock(layout, "block " + block, sizes.channels(), sizes.heads()));
        }
        lastNorm = new LayerNorm(layout, "last norm", sizes.channels());
        tensors = layout.tensors();
        memory = layout.allocate(seed);
        gradients = new float[memory.length];
    }

    /**
     * Returns the mean loss over all positions of some windows of a text: the negative logarithm of the probability of the next
     * character.
     *
     * @param windows the windows, at least one, each with one character more than the positions
     * @return the loss in nats for each character, not negative
     */
    public double cost(List<int[]> windows) {
        double sum = 0;
        int count = 0;
        for (int[] window : windows) {
            float[] logits = forward(Arrays.copyOf(window, window.length - 1));
            for (int t = 0; t + 1 < window.length; t++) {
                sum += SoftmaxCrossEntropy.loss(logits, t * sizes.vocabulary(), sizes.vocabulary(), window[t + 1]);
                count++;
            }
        }
        return sum / count;
    }

    /**
     * Computes the gradient of {@link #cost} and leaves it in {@link #gradients}.
     *
     * @param windows the windows, at least one
     */
    public void backpropagate(List<int[]> windows) {
        Arrays.fill(gradients, 0);
        int count = windows.stream().mapToInt(window -> window.length - 1).sum();
        for (int[] window : windows) {
            int[] characters = Arrays.copyOf(window, window.length - 1);
            float[] deltas = forward(characters);
            for (int t = 0; t < characters.length; t++) {
                SoftmaxCrossEntropy.toGradient(
                        deltas, t * sizes.vocabulary(), sizes.vocabulary(), window[t + 1], 1f / count);
            }
            backward(characters, deltas);
        }
    }

    /** Returns the logits of the next character at each position, {@code positions x vocabulary}. */
    private float[] forward(int[] characters) {
        float[] x = embedding.lookUp(memory, characters);
        for (int i = 0; i < x.length; i++) {
            x[i] += memory[positions.offset() + i];
        }
        for (TransformerBlock block : blocks) {
            x = block.forward(memory, x);
        }
        return embedding.logits(memory, lastNorm.forward(memory, x));
    }

    private void backward(int[] characters, float[] ofLogits) {
        float[] delta = lastNorm.backward(memory, gradients, embedding.backwardOfLogits(memory, gradients, ofLogits));
        for (int block = blocks.size() - 1; block >= 0; block--) {
            delta = blocks.get(block).backward(memory, gradients, delta);
        }
        for (int i = 0; i < delta.length; i++) {
            gradients[positions.offset() + i] += delta[i];
        }
        embedding.backwardOfLookUp(gradients, characters, delta);
    }

    /**
     * Returns the places of all tensors.
     *
     * @return the tensors in the order of the array, without gaps
     */
    public List<Tensor> tensors() {
        return tensors;
    }

    /**
     * Returns the live parameters, which training updates in place.
     *
     * @return the array of all tensors
     */
    public float[] memory() {
        return memory;
    }

    /**
     * Returns the live gradients.
     *
     * @return the array that {@link #backpropagate} fills
     */
    public float[] gradients() {
        return gradients;
    }
}
