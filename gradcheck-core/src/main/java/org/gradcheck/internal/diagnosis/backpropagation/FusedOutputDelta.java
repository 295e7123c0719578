package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ForwardStates;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.network.Activation;

/** {@code a - t}, which is the output delta of softmax or sigmoid with their cross-entropy, used for another pair. */
public final class FusedOutputDelta extends NetworkHypothesis {

    private static final String REMEDY =
            "leave f'(z) out where a - t contains it, and take a - t for no other cost than its own";

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        String where = name(network.last());
        String pair = network.activation(network.last()).label() + " with "
                + network.network().costFunction().label();
        NetworkBug alone = new NetworkBug(
                Cause.FUSED_OUTPUT_DELTA,
                where,
                rules -> rules.withOutputDelta(FusedOutputDelta::difference),
                "a - t as the output delta, though the output is " + pair,
                "take the derivative of the cost by the output, times that of the output activation");
        NetworkBug differentiated = new NetworkBug(
                Cause.FUSED_OUTPUT_DELTA,
                where,
                rules -> multiplied(rules, BackpropagationRules.of(network).derivative()),
                "(a - t) f'(z) as the output delta, though the output is " + pair,
                REMEDY);
        NetworkBug byDiagonal = new NetworkBug(
                Cause.FUSED_OUTPUT_DELTA,
                where,
                rules -> multiplied(rules, DiagonalOfSoftmax::multiply),
                "(a - t) a (1 - a) as the output delta, though the output is " + pair,
                REMEDY);
        return network.activation(network.last()) == Activation.SOFTMAX
                ? Stream.of(alone, differentiated, byDiagonal)
                : Stream.of(alone, differentiated);
    }

    private static BackpropagationRules multiplied(BackpropagationRules rules, BackpropagationRules.Step derivative) {
        int last = rules.network().last();
        return rules.withOutputDelta(example -> derivative.of(example, last, difference(example)));
    }

    private static double[] difference(ForwardStates example) {
        double[] delta = example.output().clone();
        for (int k = 0; k < delta.length; k++) {
            delta[k] -= example.target()[k];
        }
        return delta;
    }
}
