package org.gradcheck.samples.transformer;

import java.util.Locale;

/** Trains the network and prints its loss on the whole sonnet. */
public final class TrainGpt {

    static final int POSITIONS = 16;
    static final int STEPS = 1_500;

    private static final int STEPS_OF_A_LINE = 300;

    private TrainGpt() {}

    /**
     * Trains for 1,500 steps.
     *
     * @param arguments the seed, 1 if there is none
     */
    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
        Sonnet sonnet = Sonnet.load();
        Gpt network = untrained(sonnet, seed);
        Training training = new Training(sonnet, network, POSITIONS, seed);
        for (int step = 0; step < STEPS; step += STEPS_OF_A_LINE) {
            training.train(STEPS_OF_A_LINE);
            System.out.printf(
                    Locale.ROOT,
                    "step %,d: loss %.3f%n",
                    step + STEPS_OF_A_LINE,
                    network.cost(sonnet.allWindows(POSITIONS)));
        }
    }

    static Gpt untrained(Sonnet sonnet, long seed) {
        return new Gpt(sizes(sonnet), seed);
    }

    static Gpt.Sizes sizes(Sonnet sonnet) {
        return new Gpt.Sizes(sonnet.vocabulary(), POSITIONS, 16, 2, 1);
    }
}
