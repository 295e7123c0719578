package org.gradcheck.junit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcheck.network.Activation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkBuilder;

/** One combination of the alternatives that a {@link Network} annotation gives. */
record NetworkAlternative(Network annotation, Activation hidden, Activation output, int batchSize) {

    /**
     * Returns every combination of the alternatives.
     *
     * @throws IllegalArgumentException if an attribute is invalid, with the attribute and the remedy
     */
    static List<NetworkAlternative> of(Network network) {
        refuseUnless(
                network.layers().length >= 2,
                "layers has " + (network.layers().length == 1 ? "1 size" : "0 sizes")
                        + "; give the number of inputs and of the units of each"
                        + " layer, such as layers = {2, 3, 1}");
        refuseUnless(
                Arrays.stream(network.layers()).allMatch(size -> size >= 1),
                "layers is " + Arrays.toString(network.layers()) + "; each size must be 1 or more");
        refuseUnless(
                Arrays.stream(network.batchSize()).allMatch(size -> size >= 1),
                "batchSize is " + Arrays.toString(network.batchSize()) + "; each must be 1 or more");
        refuseUnless(
                network.hidden().length > 0 && network.output().length > 0 && network.batchSize().length > 0,
                "hidden, output and batchSize need one value each at least");
        List<NetworkAlternative> alternatives = combinations(network);
        alternatives.forEach(alternative -> alternative.build(0));
        return alternatives;
    }

    /**
     * Builds the network of this alternative.
     *
     * @throws IllegalArgumentException if softmax is used in a hidden layer or the cost does not fit the output
     */
    FeedforwardNetwork build(long seed) {
        int[] sizes = annotation.layers();
        NetworkBuilder builder = FeedforwardNetwork.builder(sizes[0]);
        for (int layer = 1; layer < sizes.length; layer++) {
            builder.dense(sizes[layer], layer == sizes.length - 1 ? output : hidden);
        }
        return builder.cost(annotation.cost())
                .weightDecay(annotation.weightDecay())
                .seed(seed)
                .build();
    }

    /** Returns the text that distinguishes invocations, such as {@code 2-2-1 tanh, batch 8}. */
    String describe() {
        return build(0).describe() + ", batch " + batchSize;
    }

    private static List<NetworkAlternative> combinations(Network network) {
        List<NetworkAlternative> combinations = new ArrayList<>();
        for (Activation hidden : network.hidden()) {
            for (Activation output : network.output()) {
                for (int batchSize : network.batchSize()) {
                    combinations.add(new NetworkAlternative(network, hidden, output, batchSize));
                }
            }
        }
        return combinations;
    }

    private static void refuseUnless(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
