package org.gradcheck.internal.diagnosis.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The gradient of the built-in network by some {@link BackpropagationRules}.
 *
 * <p>The deltas of all examples are computed at once; the sums over the examples, block by block, when a block is first used.
 */
public final class SimulatedBackpropagation {

    /** The rounding error of a sum over examples, relative to its largest term: 2^-46 is 64 units of rounding. */
    private static final double ROUNDING = 0x1p-46;

    private final BackpropagationRules rules;
    private final PredictedGradient blocks;
    private final List<List<double[]>> deltas = new ArrayList<>();

    public SimulatedBackpropagation(BackpropagationRules rules) {
        this.rules = rules;
        this.blocks = new PredictedGradient(LayerBlocks.count(network().depth()), this::compute);
        for (ForwardStates example : network().examples()) {
            deltas.add(counts(deltas.size()) ? deltasOf(example) : List.of());
        }
    }

    /** The same network by these rules, with one more bug in them. */
    public SimulatedBackpropagation with(UnaryOperator<BackpropagationRules> bug) {
        return new SimulatedBackpropagation(bug.apply(rules));
    }

    public NetworkCase network() {
        return rules.network();
    }

    private boolean counts(int example) {
        return IntStream.range(0, network().depth())
                .anyMatch(layer -> rules.share().of(example, layer) != 0);
    }

    private List<double[]> deltasOf(ForwardStates example) {
        double[][] found = new double[network().depth()][];
        found[network().last()] = rules.outputDelta().apply(example);
        for (int l = network().last(); l > 0; l--) {
            double[] byOutputs = rules.propagation().of(example, l, found[l]);
            found[l - 1] = rules.derivative().of(example, l - 1, byOutputs);
        }
        return List.of(found);
    }

    /** The gradient of a block, computed when it is first used. */
    public PredictedBlock block(int block) {
        return blocks.of(block);
    }

    private PredictedBlock compute(int block) {
        int layer = LayerBlocks.layerOf(block);
        return LayerBlocks.areWeights(block) ? weights(layer) : biases(layer);
    }

    private PredictedBlock weights(int layer) {
        double[][] weights = network().weights(layer);
        int inputs = weights[0].length;
        double[] sums = new double[weights.length * inputs];
        double largest = 0;
        for (int example = 0; example < deltas.size(); example++) {
            double share = rules.share().of(example, layer);
            if (share != 0) {
                double[] delta = deltas.get(example).get(layer);
                ForwardStates states = network().examples().get(example);
                double[] x = rules.input().of(states, layer, states.input(layer));
                largest = Math.max(largest, Math.abs(share) * LeastSquares.largest(delta) * LeastSquares.largest(x));
                for (int i = 0; i < delta.length; i++) {
                    addTo(sums, i * inputs, share * delta[i], x);
                }
            }
        }
        double decay = rules.decay();
        for (int i = 0; decay != 0 && i < weights.length; i++) {
            addTo(sums, i * inputs, decay, weights[i]);
        }
        return new PredictedBlock(sums, equal(sums.length, ROUNDING * largest));
    }

    /** The loop that takes most of the time. */
    private static void addTo(double[] sums, int from, double factor, double[] summands) {
        for (int j = 0; j < summands.length; j++) {
            sums[from + j] += factor * summands[j];
        }
    }

    private static double[] equal(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    private PredictedBlock biases(int layer) {
        double[] sums = new double[network().layer(layer).units()];
        double largest = 0;
        for (int example = 0; example < deltas.size(); example++) {
            double share = rules.share().of(example, layer);
            if (share != 0) {
                double[] delta = deltas.get(example).get(layer);
                for (int i = 0; i < delta.length; i++) {
                    sums[i] += share * delta[i];
                    largest = Math.max(largest, Math.abs(share * delta[i]));
                }
            }
        }
        return new PredictedBlock(sums, equal(sums.length, ROUNDING * largest));
    }
}
