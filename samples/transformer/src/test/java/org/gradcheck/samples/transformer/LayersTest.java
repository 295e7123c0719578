package org.gradcheck.samples.transformer;

import java.util.Arrays;
import java.util.Random;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Shape;

/** Each layer by itself: its parameters and its input, for a random gradient that flows into its output. */
class LayersTest {

    private static final int POSITIONS = 3;
    private static final int CHANNELS = 4;

    private final TensorLayout layout = new TensorLayout();

    @GradientCheck
    void dense(GradientSubject subject) {
        Dense dense = new Dense(layout, "dense", CHANNELS, 5);
        float[] memory = layout.allocate(1);
        float[] gradients = new float[memory.length];
        float[] input = random(POSITIONS * CHANNELS);
        float[] ofInput = new float[input.length];
        describe(subject, memory, gradients, input, ofInput)
                .floatOutput(() -> dense.forward(memory, input))
                .floatBackward(upstream -> {
                    Arrays.fill(gradients, 0);
                    copy(dense.backward(memory, gradients, upstream), ofInput);
                });
    }

    @GradientCheck
    void layerNorm(GradientSubject subject) {
        LayerNorm norm = new LayerNorm(layout, "norm", CHANNELS);
        float[] memory = layout.allocate(1);
        float[] gradients = new float[memory.length];
        float[] input = random(POSITIONS * CHANNELS);
        float[] ofInput = new float[input.length];
        describe(subject, memory, gradients, input, ofInput)
                .floatOutput(() -> norm.forward(memory, input))
                .floatBackward(upstream -> {
                    Arrays.fill(gradients, 0);
                    copy(norm.backward(memory, gradients, upstream), ofInput);
                });
    }

    @GradientCheck
    void causalAttention(GradientSubject subject) {
        CausalAttention attention = new CausalAttention(CHANNELS, 2);
        float[] input = random(POSITIONS * 3 * CHANNELS);
        float[] ofInput = new float[input.length];
        subject.parameter("queries, keys and values", input, ofInput, 0, Shape.of(POSITIONS, 3 * CHANNELS))
                .floatOutput(() -> attention.forward(input))
                .floatBackward(upstream -> copy(attention.backward(upstream), ofInput));
    }

    @GradientCheck
    void gelu(GradientSubject subject) {
        Gelu gelu = new Gelu();
        float[] input = random(12);
        float[] ofInput = new float[input.length];
        subject.parameter("input", input, ofInput)
                .floatOutput(() -> gelu.forward(input))
                .floatBackward(upstream -> copy(gelu.backward(upstream), ofInput));
    }

    private GradientSubject describe(
            GradientSubject subject, float[] memory, float[] gradients, float[] input, float[] ofInput) {
        for (Tensor tensor : layout.tensors()) {
            subject.parameter(tensor.name(), memory, gradients, tensor.offset(), new Shape(tensor.sizes()));
        }
        return subject.parameter("input", input, ofInput, 0, Shape.of(POSITIONS, CHANNELS));
    }

    private static float[] random(int length) {
        Random random = new Random(7);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static void copy(float[] from, float[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }
}
