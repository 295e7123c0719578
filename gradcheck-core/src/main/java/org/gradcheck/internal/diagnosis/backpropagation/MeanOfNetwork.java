package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.pattern.FactorMeaning;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/** The mean over the examples divided by their number once more, the weight decay as it should be. */
public final class MeanOfNetwork extends NetworkHypothesis {

    public MeanOfNetwork() {
        super(Cause.MEAN_INSTEAD_OF_SUM);
    }

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        int examples = network.examples().size();
        return examples == 1 || network.weightDecay() == 0
                ? Stream.empty()
                : oneOrAll(network)
                        .map(layers -> new NetworkBug(
                                layers.name(),
                                rules -> new Multiplied(rules, layers, 1.0 / examples),
                                "the mean over the " + examples + " examples divided by " + examples
                                        + ", plus the weight decay",
                                FactorMeaning.REMEDY_OF_MEAN));
    }
}
