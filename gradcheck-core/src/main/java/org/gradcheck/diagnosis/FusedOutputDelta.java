package org.gradcheck.diagnosis;

import java.util.stream.Stream;

/** {@code a - t}, which is the output delta of softmax or sigmoid with their cross-entropy, and of no other pair. */
final class FusedOutputDelta extends NetworkHypothesis {

    FusedOutputDelta() {
        super(Cause.FUSED_OUTPUT_DELTA);
    }

    @Override
    Stream<NetworkBug> bugs(Situation situation, NetworkCase network) {
        String where = name(network.last());
        String pair = network.activation(network.last()).label() + " with "
                + network.network().costFunction().label();
        return Stream.of(
                new NetworkBug(
                        where,
                        rules -> new Fused(rules, false),
                        "a - t as the output delta, though the output is " + pair,
                        "take the derivative of the cost by the output, times that of the output activation"),
                new NetworkBug(
                        where,
                        rules -> new Fused(rules, true),
                        "(a - t) f'(z) as the output delta, though the output is " + pair,
                        "leave f'(z) out where a - t contains it, and take a - t for no other cost than its own"));
    }

    private static final class Fused extends Bug {

        private final boolean differentiated;

        Fused(Rules others, boolean differentiated) {
            super(others);
            this.differentiated = differentiated;
        }

        @Override
        double[] outputDelta(ForwardStates example) {
            int last = network().last();
            double[] delta = example.a(last).clone();
            for (int k = 0; k < delta.length; k++) {
                delta[k] -= example.target()[k];
            }
            if (differentiated) {
                network().activation(last).backpropagate(example.z(last), example.a(last), delta);
            }
            return delta;
        }
    }
}
