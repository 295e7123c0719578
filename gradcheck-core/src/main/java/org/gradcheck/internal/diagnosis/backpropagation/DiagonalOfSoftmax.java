package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.BrokenRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ForwardStates;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.network.Activation;

/** The derivative a (1 - a) of each output of a softmax by its own pre-activation, without those by the others. */
public final class DiagonalOfSoftmax extends NetworkHypothesis {

    public DiagonalOfSoftmax() {
        super(Cause.WRONG_ACTIVATION_DERIVATIVE);
    }

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return network.activation(network.last()) == Activation.SOFTMAX
                ? Stream.of(new NetworkBug(
                        name(network.last()),
                        Diagonal::new,
                        "the output delta with a (1 - a), the diagonal of the derivatives of softmax",
                        "multiply by all derivatives of softmax: a (g - sum of a g) for a slope g of the cost"))
                : Stream.empty();
    }

    /** What is left of the derivatives of a softmax if its outputs are taken as independent, in place. */
    static void multiply(double[] outputs, double[] delta) {
        for (int i = 0; i < delta.length; i++) {
            delta[i] *= outputs[i] * (1 - outputs[i]);
        }
    }

    private static final class Diagonal extends BrokenRules {

        Diagonal(BackpropagationRules others) {
            super(others);
        }

        @Override
        public double[] outputDelta(ForwardStates example) {
            double[] delta = network().costSlope(example);
            multiply(example.a(network().last()), delta);
            return delta;
        }
    }
}
