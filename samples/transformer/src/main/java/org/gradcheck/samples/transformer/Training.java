package org.gradcheck.samples.transformer;

import java.util.Random;

/** Training of a network on random windows of the sonnet. An instance continues where it stopped, and is not thread-safe. */
public final class Training {

    private static final int BATCH_SIZE = 4;

    private final Sonnet sonnet;
    private final Gpt network;
    private final int positions;
    private final Adam adam;
    private final Random random;

    /**
     * Begins the training of a network.
     *
     * @param sonnet the text
     * @param network the network, trained in place
     * @param positions the number of positions of a window, at most the context of the network
     * @param seed the seed of the windows; the same seed gives the same training
     */
    public Training(Sonnet sonnet, Gpt network, int positions, long seed) {
        this.sonnet = sonnet;
        this.network = network;
        this.positions = positions;
        adam = new Adam(network.memory().length);
        random = new Random(seed);
    }

    /**
     * Trains for some steps, each on a batch of four windows.
     *
     * @param steps the number of steps, 0 for none
     */
    public void train(int steps) {
        for (int step = 0; step < steps; step++) {
            network.backpropagate(sonnet.windows(BATCH_SIZE, positions + 1, random));
            adam.step(network.memory(), network.gradients());
        }
    }
}
