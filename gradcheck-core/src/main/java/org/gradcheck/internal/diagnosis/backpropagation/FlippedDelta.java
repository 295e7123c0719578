package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/** {@code t - a} for {@code a - t}: all derivatives but that of the weight decay are negated. */
public final class FlippedDelta extends NetworkHypothesis {

    public FlippedDelta() {
        super(Cause.SIGN_FLIPPED);
    }

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return network.weightDecay() == 0
                ? Stream.empty()
                : allOf(network)
                        .map(layers -> new NetworkBug(
                                layers.name(),
                                rules -> new Multiplied(rules, layers, -1),
                                "the negative of all but the weight decay",
                                "take a - t, not t - a, where the delta begins"));
    }
}
