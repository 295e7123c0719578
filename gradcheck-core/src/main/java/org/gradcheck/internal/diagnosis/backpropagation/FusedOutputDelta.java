package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.BrokenRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ForwardStates;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.network.Activation;

/** {@code a - t}, which is the output delta of softmax or sigmoid with their cross-entropy, and of no other pair. */
public final class FusedOutputDelta extends NetworkHypothesis {

    private static final String REMEDY =
            "leave f'(z) out where a - t contains it, and take a - t for no other cost than its own";

    public FusedOutputDelta() {
        super(Cause.FUSED_OUTPUT_DELTA);
    }

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        String where = name(network.last());
        String pair = network.activation(network.last()).label() + " with "
                + network.network().costFunction().label();
        NetworkBug alone = new NetworkBug(
                where,
                rules -> new Fused(rules, (example, delta) -> {}),
                "a - t as the output delta, though the output is " + pair,
                "take the derivative of the cost by the output, times that of the output activation");
        NetworkBug differentiated = new NetworkBug(
                where,
                rules -> new Fused(
                        rules,
                        (example, delta) -> network.activation(network.last())
                                .backpropagate(example.z(network.last()), example.a(network.last()), delta)),
                "(a - t) f'(z) as the output delta, though the output is " + pair,
                REMEDY);
        NetworkBug byDiagonal = new NetworkBug(
                where,
                rules -> new Fused(
                        rules, (example, delta) -> DiagonalOfSoftmax.multiply(example.a(network.last()), delta)),
                "(a - t) a (1 - a) as the output delta, though the output is " + pair,
                REMEDY);
        return network.activation(network.last()) == Activation.SOFTMAX
                ? Stream.of(alone, differentiated, byDiagonal)
                : Stream.of(alone, differentiated);
    }

    private static final class Fused extends BrokenRules {

        private final BiConsumer<ForwardStates, double[]> andThen;

        Fused(BackpropagationRules others, BiConsumer<ForwardStates, double[]> andThen) {
            super(others);
            this.andThen = andThen;
        }

        @Override
        public double[] outputDelta(ForwardStates example) {
            int last = network().last();
            double[] delta = example.a(last).clone();
            for (int k = 0; k < delta.length; k++) {
                delta[k] -= example.target()[k];
            }
            andThen.accept(example, delta);
            return delta;
        }
    }
}
