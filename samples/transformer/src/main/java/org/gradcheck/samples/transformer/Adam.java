package org.gradcheck.samples.transformer;

/** The optimiser Adam (Kingma and Ba 2015) on flat arrays. An instance keeps the moments of one network, and is not thread-safe. */
final class Adam {

    private static final double LEARNING_RATE = 0.004;
    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.99;
    private static final double EPSILON = 1e-8;

    private final float[] first;
    private final float[] second;
    private int steps;

    Adam(int parameters) {
        first = new float[parameters];
        second = new float[parameters];
    }

    void step(float[] memory, float[] gradients) {
        steps++;
        double firstBias = 1 - StrictMath.pow(FIRST_DECAY, steps);
        double secondBias = 1 - StrictMath.pow(SECOND_DECAY, steps);
        for (int i = 0; i < memory.length; i++) {
            first[i] = (float) (FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * gradients[i]);
            second[i] = (float) (SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * gradients[i] * gradients[i]);
            memory[i] -= (float) (LEARNING_RATE * first[i] / firstBias / (Math.sqrt(second[i] / secondBias) + EPSILON));
        }
    }
}
