package org.gradcheck.samples.transformer;

import java.util.Arrays;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Shape;

/**
 * A transformer of one block with one residual connection, whose layers leave their outputs in arrays, so that a check can name the one
 * with a bug.
 */
final class StagedTransformer {

    private static final int CHANNELS = 8;
    private static final int VOCABULARY = 6;
    private static final int[] CHARACTERS = {3, 1, 4, 1};
    private static final int TARGET = 5;

    private final TensorLayout layout = new TensorLayout();
    private final Embedding embedding = new Embedding(layout, VOCABULARY, CHANNELS);
    private final LayerNorm norm = new LayerNorm(layout, "norm", CHANNELS);
    private final Dense queriesKeysValues = new Dense(layout, "query key value", CHANNELS, 3 * CHANNELS);
    private final CausalAttention attention = new CausalAttention(CHANNELS, 2);
    private final Dense projection = new Dense(layout, "projection", CHANNELS, CHANNELS);
    private final Dense expansion = new Dense(layout, "expansion", CHANNELS, 4 * CHANNELS);
    private final Gelu gelu = new Gelu();
    private final Dense head = new Dense(layout, "head", 4 * CHANNELS, VOCABULARY);
    private final float[] memory = layout.allocate(1);
    private final float[] gradients = new float[memory.length];

    private final Output x = new Output(CHANNELS);
    private final Output normalised = new Output(CHANNELS);
    private final Output mixture = new Output(3 * CHANNELS);
    private final Output attended = new Output(CHANNELS);
    private final Output sum = new Output(CHANNELS);
    private final Output expanded = new Output(4 * CHANNELS);
    private final Output logits = new Output(VOCABULARY);
    private final boolean forgetsSkip;

    /** @param forgetsSkip whether backward leaves out what flows past the attention */
    StagedTransformer(boolean forgetsSkip) {
        this.forgetsSkip = forgetsSkip;
    }

    /** The output of a layer, {@code positions x channels}, and the derivative of the cost by it. */
    private static final class Output {

        private final float[] values;
        private final float[] gradient;

        Output(int channels) {
            values = new float[CHARACTERS.length * channels];
            gradient = new float[values.length];
        }

        void set(float[] computed) {
            System.arraycopy(computed, 0, values, 0, values.length);
        }

        float[] derivative(float[] computed) {
            System.arraycopy(computed, 0, gradient, 0, gradient.length);
            return gradient;
        }
    }

    GradientSubject describe(GradientSubject subject) {
        for (Tensor tensor : layout.tensors()) {
            subject.parameter(tensor.name(), memory, gradients, tensor.offset(), new Shape(tensor.sizes()));
        }
        stage(subject, "x", x, () -> x.set(embedding.lookUp(memory, CHARACTERS)));
        stage(subject, "normalised", normalised, () -> normalised.set(norm.forward(memory, x.values)));
        stage(subject, "mixture", mixture, () -> mixture.set(queriesKeysValues.forward(memory, normalised.values)));
        stage(subject, "attended", attended, () -> attended.set(attention.forward(mixture.values)));
        stage(subject, "sum", sum, () -> sum.set(plus(x.values, projection.forward(memory, attended.values))));
        stage(subject, "expanded", expanded, () -> expanded.set(gelu.forward(expansion.forward(memory, sum.values))));
        stage(subject, "logits", logits, () -> logits.set(head.forward(memory, expanded.values)));
        return subject.cost(this::cost).backward(this::backward);
    }

    private static void stage(GradientSubject subject, String name, Output output, Runnable forward) {
        subject.stage(name, output.values, output.gradient, forward);
    }

    private double cost() {
        double loss = 0;
        for (int t = 0; t < CHARACTERS.length; t++) {
            loss += SoftmaxCrossEntropy.loss(logits.values, t * VOCABULARY, VOCABULARY, target(t));
        }
        return loss;
    }

    private void backward() {
        Arrays.fill(gradients, 0);
        float[] ofLogits = logits.values.clone();
        for (int t = 0; t < CHARACTERS.length; t++) {
            SoftmaxCrossEntropy.toGradient(ofLogits, t * VOCABULARY, VOCABULARY, target(t), 1);
        }
        float[] ofExpanded = expanded.derivative(head.backward(memory, gradients, logits.derivative(ofLogits)));
        float[] ofSum = sum.derivative(expansion.backward(memory, gradients, gelu.backward(ofExpanded)));
        float[] ofAttended = attended.derivative(projection.backward(memory, gradients, ofSum));
        float[] ofMixture = mixture.derivative(attention.backward(ofAttended));
        float[] ofNormalised = normalised.derivative(queriesKeysValues.backward(memory, gradients, ofMixture));
        float[] throughAttention = norm.backward(memory, gradients, ofNormalised);
        float[] ofX = x.derivative(forgetsSkip ? throughAttention : plus(ofSum, throughAttention));
        embedding.backwardOfLookUp(gradients, CHARACTERS, ofX);
    }

    private static int target(int position) {
        return position + 1 < CHARACTERS.length ? CHARACTERS[position + 1] : TARGET;
    }

    private static float[] plus(float[] a, float[] b) {
        float[] sum = new float[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }
}
