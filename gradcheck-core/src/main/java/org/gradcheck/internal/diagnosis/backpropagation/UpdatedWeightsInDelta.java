package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.LayerBlocks;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.SimulatedBackpropagation;

/** Weights of a layer that are updated before the delta is propagated through them. */
public final class UpdatedWeightsInDelta extends NetworkHypothesis {

    /** The largest learning rate that is tried: larger ones are unusual, and a factor on the delta can look like one. */
    private static final double LARGEST = 10;

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        int above = LayerBlocks.layerOf(
                        situation.wrongBlocks().get(situation.wrongBlocks().size() - 1))
                + 1;
        if (above > network.last() || !situation.isKnownThroughout()) {
            return Stream.empty();
        }
        return Stream.of(
                        new Layers(List.of(above), name(above)),
                        new Layers(
                                IntStream.rangeClosed(1, network.last()).boxed().toList(), "all layers"))
                .flatMap(layers -> directions(situation, above).flatMap(along -> bug(situation, layers, along)));
    }

    /** The gradient that a step follows. */
    @FunctionalInterface
    private interface Direction {

        double ofWeight(int layer, int weight);
    }

    /** Returns the analytic gradient, and if that one has a bug itself, the gradient that was predicted for it. */
    private static Stream<Direction> directions(DiagnosisState situation, int above) {
        SimulatedBackpropagation simulated = situation.simulation().orElseThrow();
        Direction found = (layer, weight) -> situation.analytic(LayerBlocks.weights(layer), weight);
        Direction before =
                (layer, weight) -> simulated.block(LayerBlocks.weights(layer)).value(weight);
        int entries = situation.blocks().get(LayerBlocks.weights(above)).size();
        boolean isSame = IntStream.range(0, entries)
                .allMatch(weight -> simulated.block(LayerBlocks.weights(above)).value(weight)
                        == situation.expected(LayerBlocks.weights(above)).value(weight));
        return isSame ? Stream.of(found) : Stream.of(found, before);
    }

    /** Returns the bug with the fitted step; the delta of the layer below is linear in the step. */
    private static Stream<NetworkBug> bug(DiagnosisState situation, Layers layers, Direction along) {
        double step = new LearningRateFit(situation)
                .linear(trial ->
                        situation.simulation().orElseThrow().with(rules -> stepped(rules, layers, along, trial)));
        return step > 0 && step <= LARGEST
                ? Stream.of(new NetworkBug(
                        Cause.UPDATED_WEIGHTS_IN_DELTA,
                        layers.name(),
                        rules -> stepped(rules, layers, along, step),
                        1,
                        1,
                        "the delta below " + layers.name() + " by weights that have taken a step of "
                                + NumberText.of(step) + " x gradient",
                        "update the weights after all deltas are computed"))
                : Stream.empty();
    }

    private static BackpropagationRules stepped(
            BackpropagationRules rules, Layers layers, Direction along, double step) {
        return rules.withPropagation(layers::contains, (example, layer, delta) -> {
            double[][] weights = rules.network().weights(layer);
            double[][] found = new double[weights.length][weights[0].length];
            for (int i = 0; i < found.length; i++) {
                for (int j = 0; j < found[i].length; j++) {
                    found[i][j] = weights[i][j] - step * along.ofWeight(layer, i * found[i].length + j);
                }
            }
            return BackpropagationRules.transposedTimes(found, delta);
        });
    }
}
