package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.BrokenRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ForwardStates;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/** The delta of the layer above as it is, without the weights between. */
public final class DeltaNotPropagated extends NetworkHypothesis {

    public DeltaNotPropagated() {
        super(Cause.DELTA_NOT_PROPAGATED);
    }

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return oneOrAll(IntStream.rangeClosed(1, network.last())
                        .filter(layer -> network.layer(layer).units()
                                == network.layer(layer).inputs()))
                .flatMap(layers -> Stream.of(true, false)
                        .map(differentiated -> new NetworkBug(
                                layers.name(),
                                rules -> new AsItIs(rules, layers, differentiated),
                                0,
                                1,
                                "the delta of " + layers.name() + " used below without its weights",
                                "multiply it by the transposed weights on the way down")));
    }

    private static final class AsItIs extends BrokenRules {

        private final Layers layers;
        private final boolean differentiated;

        AsItIs(BackpropagationRules others, Layers layers, boolean differentiated) {
            super(others);
            this.layers = layers;
            this.differentiated = differentiated;
        }

        @Override
        public double[] propagate(int layer, double[] delta) {
            return layers.contains(layer) ? delta.clone() : others().propagate(layer, delta);
        }

        @Override
        public void differentiate(ForwardStates example, int layer, double[] delta) {
            if (differentiated || !layers.contains(layer + 1)) {
                others().differentiate(example, layer, delta);
            }
        }
    }
}
