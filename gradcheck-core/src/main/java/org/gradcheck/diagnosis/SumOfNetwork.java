package org.gradcheck.diagnosis;

import java.util.stream.Stream;

/** The examples added up, the weight decay as it should be. */
final class SumOfNetwork extends NetworkHypothesis {

    SumOfNetwork() {
        super(Cause.SUM_INSTEAD_OF_MEAN);
    }

    @Override
    Stream<NetworkBug> bugs(Situation situation, NetworkCase network) {
        int examples = network.examples().size();
        return examples == 1 || network.weightDecay() == 0
                ? Stream.empty()
                : Stream.of(new NetworkBug(
                        "all blocks",
                        rules -> new Multiplied(rules, examples),
                        "the sum over the " + examples + " examples, plus the weight decay",
                        "divide the accumulated gradient by the number of examples"));
    }

    /** Rules by which each example counts so many times as much. */
    static final class Multiplied extends Bug {

        private final double factor;

        Multiplied(Rules others, double factor) {
            super(others);
            this.factor = factor;
        }

        @Override
        double share(int example) {
            return factor * others().share(example);
        }
    }
}
