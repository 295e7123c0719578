package org.gradcheck.diagnosis;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The weights of a layer take their step before the delta goes down through them. */
final class UpdatedWeightsInDelta extends NetworkHypothesis {

    /** Nobody takes larger steps; a factor of the delta may look like one. */
    private static final double LARGEST = 10;

    UpdatedWeightsInDelta() {
        super(Cause.UPDATED_WEIGHTS_IN_DELTA);
    }

    @Override
    Stream<NetworkBug> bugs(Situation situation, NetworkCase network) {
        int above = situation.wrongBlocks().get(situation.wrongBlocks().size() - 1) / 2 + 1;
        if (above > network.last() || !situation.isKnownThroughout()) {
            return Stream.empty();
        }
        return Stream.of(
                        new Layers(List.of(above), name(above)),
                        new Layers(
                                IntStream.rangeClosed(1, network.last()).boxed().toList(), "all layers"))
                .flatMap(layers -> bug(situation, layers));
    }

    /** The delta right below is linear in the step, so that one number is to be fitted. */
    private static Stream<NetworkBug> bug(Situation situation, Layers layers) {
        double step = new StepFit(situation)
                .linear(trial -> situation
                        .simulation()
                        .orElseThrow()
                        .with(rules -> new Stepped(rules, situation, layers, trial)));
        return step > 0 && step <= LARGEST
                ? Stream.of(new NetworkBug(
                        layers.name(),
                        rules -> new Stepped(rules, situation, layers, step),
                        1,
                        1,
                        "the delta below " + layers.name() + " by weights that have taken a step of " + Figures.of(step)
                                + " x gradient",
                        "update the weights after all deltas are computed"))
                : Stream.empty();
    }

    private static final class Stepped extends Bug {

        private final Situation situation;
        private final Layers layers;
        private final double step;

        Stepped(Rules others, Situation situation, Layers layers, double step) {
            super(others);
            this.situation = situation;
            this.layers = layers;
            this.step = step;
        }

        @Override
        double[] propagate(int layer, double[] delta) {
            return layers.contains(layer) ? transposedTimes(stepped(layer), delta) : others().propagate(layer, delta);
        }

        private double[][] stepped(int layer) {
            double[][] weights = network().weights(layer);
            double[][] found = new double[weights.length][weights[0].length];
            for (int i = 0; i < found.length; i++) {
                for (int j = 0; j < found[i].length; j++) {
                    found[i][j] = weights[i][j] - step * situation.analytic(2 * layer, i * found[i].length + j);
                }
            }
            return found;
        }
    }
}
