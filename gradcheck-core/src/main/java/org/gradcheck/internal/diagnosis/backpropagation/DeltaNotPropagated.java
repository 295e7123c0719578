package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/** The delta of the layer above taken unchanged, without the weights between. */
public final class DeltaNotPropagated extends NetworkHypothesis {

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return oneOrAll(IntStream.rangeClosed(1, network.last())
                        .filter(layer -> network.layer(layer).units()
                                == network.layer(layer).inputs()))
                .flatMap(layers -> Stream.of(true, false)
                        .map(differentiated -> new NetworkBug(
                                Cause.DELTA_NOT_PROPAGATED,
                                layers.name(),
                                rules -> unpropagated(rules, layers, differentiated),
                                0,
                                1,
                                "the delta of " + layers.name() + " used below without its weights",
                                "multiply it by the transposed weights on the way down")));
    }

    private static BackpropagationRules unpropagated(
            BackpropagationRules rules, Layers layers, boolean differentiated) {
        BackpropagationRules changed =
                rules.withPropagation(layers::contains, (example, layer, delta) -> delta.clone());
        return differentiated
                ? changed
                : changed.withDerivative(layer -> layers.contains(layer + 1), (example, layer, delta) -> delta);
    }
}
