package org.gradcheck.diagnosis;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The delta goes through a layer as if its activation were the identity. */
final class MissingActivationDerivative extends NetworkHypothesis {

    MissingActivationDerivative() {
        super(Cause.MISSING_ACTIVATION_DERIVATIVE);
    }

    @Override
    Stream<NetworkBug> bugs(Situation situation, NetworkCase network) {
        Stream<NetworkBug> hidden = oneOrAll(IntStream.range(0, network.last()))
                .map(layers -> new NetworkBug(
                        layers.name(),
                        rules -> new Hidden(rules, layers),
                        "the delta without the derivative of "
                                + network.activation(layers.numbers().get(0)).label(),
                        "multiply the delta of " + layers.name() + " by the derivative of its activation"));
        return Stream.concat(
                hidden,
                Stream.of(new NetworkBug(
                        name(network.last()),
                        Output::new,
                        "the delta without the derivative of "
                                + network.activation(network.last()).label(),
                        "multiply the output delta by the derivative of the output activation")));
    }

    private static final class Hidden extends Bug {

        private final Layers layers;

        Hidden(Rules others, Layers layers) {
            super(others);
            this.layers = layers;
        }

        @Override
        void differentiate(ForwardStates example, int layer, double[] delta) {
            if (!layers.contains(layer)) {
                others().differentiate(example, layer, delta);
            }
        }
    }

    private static final class Output extends Bug {

        Output(Rules others) {
            super(others);
        }

        @Override
        double[] outputDelta(ForwardStates example) {
            return network().costSlope(example);
        }
    }
}
