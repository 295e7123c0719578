package org.gradcheck.diagnosis.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkBuilder;
import org.gradcheck.network.TrainingBatch;

/** One combination of depth, activation, cost and batch size of a network. */
record NetworkSetting(
        int depth, Activation hidden, Activation output, CostFunction cost, int examples, double weightDecay) {

    private static final int DEEPEST = 4;
    private static final List<Integer> BATCH_SIZES = List.of(1, 2, 7);
    private static final List<Double> WEIGHT_DECAYS = List.of(0.0, 0.01);
    private static final int ATTEMPTS = 1000;

    static final List<NetworkSetting> ALL = all();

    private static List<NetworkSetting> all() {
        List<NetworkSetting> settings = new ArrayList<>();
        for (int depth = 1; depth <= DEEPEST; depth++) {
            for (Activation output : Activation.values()) {
                for (CostFunction cost : CostFunction.values()) {
                    if (cost.fits(output)) {
                        settings.addAll(all(depth, output, cost));
                    }
                }
            }
        }
        return List.copyOf(settings);
    }

    private static List<NetworkSetting> all(int depth, Activation output, CostFunction cost) {
        List<NetworkSetting> settings = new ArrayList<>();
        for (Activation hidden : depth == 1 ? List.of(Activation.IDENTITY) : elementwise()) {
            for (int examples : BATCH_SIZES) {
                for (double weightDecay : WEIGHT_DECAYS) {
                    settings.add(new NetworkSetting(depth, hidden, output, cost, examples, weightDecay));
                }
            }
        }
        return settings;
    }

    private static List<Activation> elementwise() {
        return Arrays.stream(Activation.values())
                .filter(Activation::isElementwise)
                .toList();
    }

    /** A network with random sizes and weights, and a random batch, where each block has a gradient. */
    Trace draw(Random random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            FeedforwardNetwork network = network(random);
            TrainingBatch batch = TrainingBatch.random(network, examples, new Well19937c(random.nextLong()));
            Trace trace = new Trace(network, batch);
            if (Blocks.of(network).eachHasAnEntryIn(InjectedBugs.NONE.gradient(trace))) {
                return trace;
            }
        }
        throw new AssertionError("no live network in " + ATTEMPTS + " attempts: " + this);
    }

    /** Widths are alike in every other network, so that matrices can be mistaken for one another. */
    private FeedforwardNetwork network(Random random) {
        boolean alike = random.nextBoolean();
        int width = 2 + random.nextInt(3);
        NetworkBuilder builder = FeedforwardNetwork.builder(alike ? width : 2 + random.nextInt(3));
        for (int l = 0; l < depth - 1; l++) {
            builder.dense(alike ? width : 2 + random.nextInt(3), hidden);
        }
        int fewest = output == Activation.SOFTMAX ? 2 : 1;
        return builder.dense(alike ? width : fewest + random.nextInt(3), output)
                .cost(cost)
                .weightDecay(weightDecay)
                .seed(random.nextLong())
                .build();
    }
}
