package org.gradcheck.diagnosis;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One example in place of all of the batch: the gradient overwritten, not added to. */
final class LastExampleOnly extends NetworkHypothesis {

    /** In a larger batch only the first and the last example are thought of. */
    private static final int MOST_EXAMPLES = 64;

    LastExampleOnly() {
        super(Cause.LAST_EXAMPLE_ONLY);
    }

    @Override
    Stream<NetworkBug> bugs(Situation situation, NetworkCase network) {
        int examples = network.examples().size();
        if (examples == 1) {
            return Stream.empty();
        }
        double choice = Math.log(examples) / Math.log(2);
        return IntStream.range(0, examples)
                .filter(example -> examples <= MOST_EXAMPLES || example == 0 || example == examples - 1)
                .boxed()
                .flatMap(example -> Stream.of(1.0, 1.0 / examples)
                        .map(share -> new NetworkBug(
                                "all blocks",
                                rules -> new Single(rules, example, share),
                                0,
                                example == examples - 1 ? 0 : choice,
                                "example " + example + " of " + examples + " alone"
                                        + (share == 1 ? "" : ", divided by " + examples),
                                "add up the gradients of all examples before dividing by their number")));
    }

    private static final class Single extends Bug {

        private final int only;
        private final double share;

        Single(Rules others, int only, double share) {
            super(others);
            this.only = only;
            this.share = share;
        }

        @Override
        double share(int example) {
            return example == only ? share : 0;
        }
    }
}
