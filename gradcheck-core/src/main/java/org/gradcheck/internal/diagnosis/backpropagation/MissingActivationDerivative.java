package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/** The delta goes through a layer as if its activation were the identity. */
public final class MissingActivationDerivative extends NetworkHypothesis {

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return oneOrSome(network)
                .map(layers -> new NetworkBug(
                        Cause.MISSING_ACTIVATION_DERIVATIVE,
                        layers.name(),
                        rules -> rules.withDerivative(layers::contains, (example, layer, delta) -> delta),
                        "the delta without the derivative of " + activations(network, layers),
                        layers.numbers().equals(List.of(network.last()))
                                ? "multiply the output delta by the derivative of the output activation"
                                : "multiply the delta of " + layers.name() + " by the derivative of "
                                        + (layers.isOne() ? "its activation" : "the activation of each")));
    }
}
