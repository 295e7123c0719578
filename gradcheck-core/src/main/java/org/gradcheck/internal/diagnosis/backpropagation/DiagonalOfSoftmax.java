package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ForwardStates;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.network.Activation;

/** The derivative a (1 - a) of each output of a softmax by its own pre-activation, without those by the other pre-activations. */
public final class DiagonalOfSoftmax extends NetworkHypothesis {

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return network.activation(network.last()) == Activation.SOFTMAX
                ? Stream.of(new NetworkBug(
                        Cause.WRONG_ACTIVATION_DERIVATIVE,
                        name(network.last()),
                        rules -> rules.withDerivative(layer -> layer == network.last(), DiagonalOfSoftmax::multiply),
                        "the output delta with a (1 - a), the diagonal of the derivatives of softmax",
                        "multiply by all derivatives of softmax: a (g - sum of a g) for a slope g of the cost"))
                : Stream.empty();
    }

    /** Multiplies by the derivatives of a softmax whose outputs are taken as independent, in place. */
    static double[] multiply(ForwardStates example, int layer, double[] delta) {
        double[] outputs = example.a(layer);
        for (int i = 0; i < delta.length; i++) {
            delta[i] *= outputs[i] * (1 - outputs[i]);
        }
        return delta;
    }
}
