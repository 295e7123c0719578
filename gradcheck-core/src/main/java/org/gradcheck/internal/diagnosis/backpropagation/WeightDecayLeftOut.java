package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.internal.diagnosis.search.NumberText;

/** A network with weight decay, whose gradient has none. */
public final class WeightDecayLeftOut extends NetworkHypothesis {

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return network.weightDecay() == 0
                ? Stream.empty()
                : Stream.of(new NetworkBug(
                        Cause.MISSING_WEIGHT_DECAY,
                        "all weights",
                        BackpropagationRules::withoutDecay,
                        "no weight decay, of which the cost has " + NumberText.of(network.weightDecay()),
                        "add " + NumberText.of(network.weightDecay())
                                + " x the weight to each derivative by a weight"));
    }
}
