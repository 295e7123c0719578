package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.BrokenRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/** {@code W delta} in place of {@code W^T delta}, or the flat weights read with rows and columns exchanged. */
public final class WeightsNotTransposedInDelta extends NetworkHypothesis {

    public WeightsNotTransposedInDelta() {
        super(Cause.WEIGHTS_NOT_TRANSPOSED_IN_DELTA);
    }

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return oneOrAll(IntStream.rangeClosed(1, network.last()))
                .map(layers -> new NetworkBug(
                        layers.name(),
                        rules -> new Exchanged(rules, layers),
                        "the delta below " + layers.name() + " by its weights with rows and columns exchanged",
                        "multiply the delta by the transposed weights: sum over the units, not over the inputs"));
    }

    private static final class Exchanged extends BrokenRules {

        private final Layers layers;

        Exchanged(BackpropagationRules others, Layers layers) {
            super(others);
            this.layers = layers;
        }

        @Override
        public double[] propagate(int layer, double[] delta) {
            return layers.contains(layer)
                    ? exchanged(network().weights(layer), delta)
                    : others().propagate(layer, delta);
        }

        private static double[] exchanged(double[][] weights, double[] delta) {
            int inputs = weights[0].length;
            double[] below = new double[inputs];
            for (int i = 0; i < delta.length; i++) {
                for (int j = 0; j < inputs; j++) {
                    int flat = j * delta.length + i;
                    below[j] += weights[flat / inputs][flat % inputs] * delta[i];
                }
            }
            return below;
        }
    }
}
