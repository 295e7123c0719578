package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.BinaryDigits;
import org.gradcheck.internal.diagnosis.search.BrokenRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/**
 * One example in place of all of the batch: the gradient overwritten, not added to. Only of the built-in network is it known
 * what an example contributes; other code gives one cost for all of them, so that this bug stays unnamed there.
 */
public final class LastExampleOnly extends NetworkHypothesis {

    /** In a larger batch only the first and the last example are thought of. */
    private static final int MOST_EXAMPLES = 64;

    public LastExampleOnly() {
        super(Cause.LAST_EXAMPLE_ONLY);
    }

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        int examples = network.examples().size();
        if (examples == 1) {
            return Stream.empty();
        }
        return IntStream.range(0, examples)
                .filter(example -> examples <= MOST_EXAMPLES || example == 0 || example == examples - 1)
                .boxed()
                .flatMap(example -> Stream.of(1.0, 1.0 / examples)
                        .flatMap(share ->
                                oneOrAll(network).map(layers -> bug(new Only(layers, example, share), examples))));
    }

    private static NetworkBug bug(Only only, int examples) {
        boolean isLast = only.example() == examples - 1;
        return new NetworkBug(
                only.layers().name(),
                rules -> new Single(rules, only),
                0,
                isLast ? 0 : BinaryDigits.of(examples),
                "example " + (only.example() + 1) + " of " + examples + " alone"
                        + (only.share() == 1 ? "" : ", divided by " + examples),
                "add up the gradients of all examples before dividing by their number");
    }

    /**
     * The one example that counts in some layers.
     *
     * @param share what it counts
     */
    private record Only(Layers layers, int example, double share) {}

    private static final class Single extends BrokenRules {

        private final Only only;

        Single(BackpropagationRules others, Only only) {
            super(others);
            this.only = only;
        }

        @Override
        public double share(int example, int layer) {
            if (!only.layers().contains(layer)) {
                return others().share(example, layer);
            }
            return example == only.example() ? only.share() : 0;
        }
    }
}
