package org.gradcheck.diagnosis;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The delta of the layer above as it is, without the weights between. */
final class DeltaNotPropagated extends NetworkHypothesis {

    DeltaNotPropagated() {
        super(Cause.DELTA_NOT_PROPAGATED);
    }

    @Override
    Stream<NetworkBug> bugs(Situation situation, NetworkCase network) {
        return oneOrAll(IntStream.rangeClosed(1, network.last())
                        .filter(layer -> network.layer(layer).units()
                                == network.layer(layer).inputs()))
                .flatMap(layers -> Stream.of(true, false)
                        .map(differentiated -> new NetworkBug(
                                layers.name(),
                                rules -> new AsItIs(rules, layers, differentiated),
                                0,
                                1,
                                "the delta of " + layers.name() + " used below without its weights",
                                "multiply it by the transposed weights on the way down")));
    }

    private static final class AsItIs extends Bug {

        private final Layers layers;
        private final boolean differentiated;

        AsItIs(Rules others, Layers layers, boolean differentiated) {
            super(others);
            this.layers = layers;
            this.differentiated = differentiated;
        }

        @Override
        double[] propagate(int layer, double[] delta) {
            return layers.contains(layer) ? delta.clone() : others().propagate(layer, delta);
        }

        @Override
        void differentiate(ForwardStates example, int layer, double[] delta) {
            if (differentiated || !layers.contains(layer + 1)) {
                others().differentiate(example, layer, delta);
            }
        }
    }
}
