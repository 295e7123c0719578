package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/** {@code W delta} in place of {@code W^T delta}, or the flat weights read with rows and columns exchanged. */
public final class WeightsNotTransposedInDelta extends NetworkHypothesis {

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return oneOrAll(IntStream.rangeClosed(1, network.last()))
                .map(layers -> new NetworkBug(
                        Cause.WEIGHTS_NOT_TRANSPOSED_IN_DELTA,
                        layers.name(),
                        rules -> rules.withPropagation(
                                layers::contains, (example, layer, delta) -> exchanged(network.weights(layer), delta)),
                        "the delta below " + layers.name() + " by its weights with rows and columns exchanged",
                        "multiply the delta by the transposed weights: sum over the units, not over the inputs"));
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
