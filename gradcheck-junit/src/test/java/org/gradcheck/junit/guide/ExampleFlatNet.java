package org.gradcheck.junit.guide;

import java.util.Arrays;

/** A pooled kernel of 2 x 2 x 3 after an embedding of 3 x 2. All parameters lie in one array. */
public final class ExampleFlatNet {

    private static final int KERNEL = 6;

    public final float[] memory = new float[KERNEL + 12];
    public final float[] gradients = new float[memory.length];

    public ExampleFlatNet() {
        for (int i = 0; i < memory.length; i++) {
            memory[i] = (float) Math.sin(1 + 2 * i);
        }
    }

    public double cost() {
        double sum = 0;
        for (int k = 0; k < 12; k++) {
            sum += 0.5 * activation(k) * activation(k);
        }
        return sum;
    }

    public void backward() {
        Arrays.fill(gradients, 0);
        for (int k = 0; k < 12; k++) {
            float delta = activation(k) * (1 - activation(k) * activation(k));
            gradients[KERNEL + k] += delta * memory[k % KERNEL];
            gradients[k % KERNEL] += delta * memory[KERNEL + k];
        }
    }

    private float activation(int k) {
        return (float) Math.tanh(memory[KERNEL + k] * memory[k % KERNEL]);
    }
}
