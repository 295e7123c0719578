package org.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The gradient of the built-in network as some {@link Rules} give it; each block is computed when somebody looks. */
final class Simulation {

    /** What backpropagation loses to rounding, as a part of the largest product that it sums. */
    private static final double ROUNDING = 0x1p-46;

    private final Rules rules;
    private final Prediction blocks;
    private final List<List<double[]>> deltas = new ArrayList<>();

    Simulation(NetworkCase network, Rules rules) {
        this.rules = rules;
        this.blocks = new Prediction(2 * network.depth(), this::compute);
        for (ForwardStates example : network.examples()) {
            deltas.add(counts(deltas.size()) ? deltasOf(example) : List.of());
        }
    }

    /** The same network by these rules, with one more bug in them. */
    Simulation with(UnaryOperator<Rules> bug) {
        Rules changed = bug.apply(rules);
        return new Simulation(changed.network(), changed);
    }

    NetworkCase network() {
        return rules.network();
    }

    private boolean counts(int example) {
        return IntStream.range(0, network().depth()).anyMatch(layer -> rules.share(example, layer) != 0);
    }

    private List<double[]> deltasOf(ForwardStates example) {
        double[][] found = new double[network().depth()][];
        found[network().last()] = rules.outputDelta(example);
        for (int l = network().last(); l > 0; l--) {
            found[l - 1] = rules.propagate(l, found[l]);
            rules.differentiate(example, l - 1, found[l - 1]);
        }
        return List.of(found);
    }

    /** Blocks alternate between the weights and the biases of each layer. */
    Predicted block(int block) {
        return blocks.of(block);
    }

    private Predicted compute(int block) {
        int layer = block / 2;
        return block % 2 == 0 ? weights(layer) : biases(layer);
    }

    private Predicted weights(int layer) {
        double[][] weights = network().weights(layer);
        int inputs = weights[0].length;
        double[] sums = new double[weights.length * inputs];
        double largest = 0;
        for (int example = 0; example < deltas.size(); example++) {
            double share = rules.share(example, layer);
            if (share != 0) {
                double[] delta = deltas.get(example).get(layer);
                double[] x = rules.input(network().examples().get(example), layer);
                for (int i = 0; i < delta.length; i++) {
                    double shared = share * delta[i];
                    for (int j = 0; j < inputs; j++) {
                        double product = shared * x[j];
                        sums[i * inputs + j] += product;
                        largest = Math.max(largest, Math.abs(product));
                    }
                }
            }
        }
        double error = ROUNDING * largest;
        double decay = rules.decay();
        return Predicted.of(sums.length, p -> sums[p] + decay * weights[p / inputs][p % inputs], p -> error);
    }

    private Predicted biases(int layer) {
        double[] sums = new double[network().layer(layer).units()];
        double largest = 0;
        for (int example = 0; example < deltas.size(); example++) {
            double share = rules.share(example, layer);
            if (share != 0) {
                double[] delta = deltas.get(example).get(layer);
                for (int i = 0; i < delta.length; i++) {
                    sums[i] += share * delta[i];
                    largest = Math.max(largest, Math.abs(share * delta[i]));
                }
            }
        }
        double error = ROUNDING * largest;
        return Predicted.of(sums.length, i -> sums[i], i -> error);
    }
}
