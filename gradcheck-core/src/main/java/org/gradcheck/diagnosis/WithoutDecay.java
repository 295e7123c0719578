package org.gradcheck.diagnosis;

import java.util.stream.Stream;

/** A network with weight decay, whose gradient has none. */
final class WithoutDecay extends NetworkHypothesis {

    WithoutDecay() {
        super(Cause.MISSING_WEIGHT_DECAY);
    }

    @Override
    Stream<NetworkBug> bugs(Situation situation, NetworkCase network) {
        return network.weightDecay() == 0
                ? Stream.empty()
                : Stream.of(new NetworkBug(
                        "all weights",
                        NoDecay::new,
                        "no weight decay, of which the cost has " + Figures.of(network.weightDecay()),
                        "add " + Figures.of(network.weightDecay()) + " x the weight to each derivative by a weight"));
    }

    private static final class NoDecay extends Bug {

        NoDecay(Rules others) {
            super(others);
        }

        @Override
        double decay() {
            return 0;
        }
    }
}
