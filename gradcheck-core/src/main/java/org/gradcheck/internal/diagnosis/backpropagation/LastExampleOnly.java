package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BinaryDigits;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/**
 * One example in place of the whole batch: the gradient is overwritten, not added to. The share of each example is known only
 * for the built-in network; other code has one cost for all examples, so that this bug has no name there.
 */
public final class LastExampleOnly extends NetworkHypothesis {

    /** The batch size above which only the first and the last example are tried, to bound the time. */
    private static final int MOST_EXAMPLES = 64;

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
                        .flatMap(share -> oneOrAll(network).map(layers -> bug(layers, example, share, examples))));
    }

    private static NetworkBug bug(Layers layers, int only, double share, int examples) {
        return new NetworkBug(
                Cause.LAST_EXAMPLE_ONLY,
                layers.name(),
                rules -> rules.withShare(layers::contains, (example, layer) -> example == only ? share : 0),
                0,
                only == examples - 1 ? 0 : BinaryDigits.of(examples),
                "example " + (only + 1) + " of " + examples + " alone" + (share == 1 ? "" : ", divided by " + examples),
                "add up the gradients of all examples before dividing by their number");
    }
}
