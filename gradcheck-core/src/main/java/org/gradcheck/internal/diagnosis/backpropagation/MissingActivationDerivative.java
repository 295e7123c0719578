package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.BrokenRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ForwardStates;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/** The delta goes through a layer as if its activation were the identity. */
public final class MissingActivationDerivative extends NetworkHypothesis {

    public MissingActivationDerivative() {
        super(Cause.MISSING_ACTIVATION_DERIVATIVE);
    }

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return oneOrSome(network)
                .map(layers -> new NetworkBug(
                        layers.name(),
                        rules -> new Undifferentiated(rules, layers),
                        "the delta without the derivative of " + activations(network, layers),
                        layers.numbers().equals(List.of(network.last()))
                                ? "multiply the output delta by the derivative of the output activation"
                                : "multiply the delta of " + layers.name() + " by the derivative of "
                                        + (layers.isOne() ? "its activation" : "the activation of each")));
    }

    private static final class Undifferentiated extends BrokenRules {

        private final Layers layers;

        Undifferentiated(BackpropagationRules others, Layers layers) {
            super(others);
            this.layers = layers;
        }

        @Override
        public double[] outputDelta(ForwardStates example) {
            return layers.contains(network().last()) ? network().costSlope(example) : others().outputDelta(example);
        }

        @Override
        public void differentiate(ForwardStates example, int layer, double[] delta) {
            if (!layers.contains(layer)) {
                others().differentiate(example, layer, delta);
            }
        }
    }
}
