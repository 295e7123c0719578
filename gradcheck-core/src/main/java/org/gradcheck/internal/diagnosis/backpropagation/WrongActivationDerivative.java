package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.network.Activation;

/** The delta of a layer times the derivative of a function that is not its activation. */
public final class WrongActivationDerivative extends NetworkHypothesis {

    /** The binary logarithm of the count of activations, rounded down. */
    private static final double CHOICE = 3;

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return Arrays.stream(Activation.values())
                .filter(other -> other != Activation.IDENTITY)
                .flatMap(other -> oneOrSome(network)
                        .filter(layers -> layers.numbers().stream().allMatch(layer -> isOther(other, network, layer)))
                        .map(layers -> new NetworkBug(
                                Cause.WRONG_ACTIVATION_DERIVATIVE,
                                layers.name(),
                                rules -> rules.withDerivative(layers::contains, derivative(other)),
                                0,
                                CHOICE,
                                "the delta with the derivative of " + other.label() + " where the activation is "
                                        + activations(network, layers),
                                "take the derivative of " + activations(network, layers) + " in " + layers.name())));
    }

    /** Whether another activation may be meant. The softmax of a single unit is constant and is left out. */
    private static boolean isOther(Activation other, NetworkCase network, int layer) {
        boolean constant = other == Activation.SOFTMAX && network.layer(layer).units() == 1;
        return network.activation(layer) != other && !constant;
    }

    private static BackpropagationRules.Step derivative(Activation other) {
        return (example, layer, delta) -> {
            double[] outputs = new double[delta.length];
            other.activate(example.z(layer), outputs);
            other.backpropagate(example.z(layer), outputs, delta);
            return delta;
        };
    }
}
