package org.gradcheck.samples.quickstart;

import java.util.Locale;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.TrainingBatch;

/** Trains the network and prints the truth table that it has learned. */
public final class TrainXor {

    static final long SEED = 0;
    static final double LEARNING_RATE = 5;
    static final int STEPS = 5_000;

    private TrainXor() {}

    /**
     * Trains with the right backpropagation.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        FeedforwardNetwork network = trained(XorBackpropagation::backpropagate);
        TrainingBatch examples = Xor.truthTable();
        System.out.printf(Locale.ROOT, "cost %.5f after %,d steps%n", network.cost(examples), STEPS);
        for (int example = 0; example < examples.size(); example++) {
            double[] x = examples.inputs().getRow(example);
            System.out.printf(Locale.ROOT, "%.0f xor %.0f = %.3f%n", x[0], x[1], network.output(x)[0]);
        }
    }

    static FeedforwardNetwork trained(GradientDescent.Backpropagation backpropagation) {
        FeedforwardNetwork network = Xor.network(SEED);
        new GradientDescent(backpropagation, LEARNING_RATE).train(network, Xor.truthTable(), STEPS);
        return network;
    }
}
