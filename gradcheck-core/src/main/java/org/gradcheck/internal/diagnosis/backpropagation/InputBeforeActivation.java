package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/** The derivatives by the weights from the pre-activations of the layer below. */
public final class InputBeforeActivation extends NetworkHypothesis {

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return oneOrAll(IntStream.rangeClosed(1, network.last()))
                .map(layers -> new NetworkBug(
                        Cause.INPUT_BEFORE_ACTIVATION,
                        layers.name(),
                        rules -> rules.withInput(layers::contains, (example, layer, input) -> example.z(layer - 1)),
                        "delta x z of the layer below as the derivatives by the weights of " + layers.name(),
                        "take the activations a of the layer below, not its pre-activations z"));
    }
}
