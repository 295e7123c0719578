package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.pattern.FactorMeaning;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/** The examples added up, the weight decay as it should be. */
public final class SumOfNetwork extends NetworkHypothesis {

    public SumOfNetwork() {
        super(Cause.SUM_INSTEAD_OF_MEAN);
    }

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        int examples = network.examples().size();
        return examples == 1 || network.weightDecay() == 0
                ? Stream.empty()
                : oneOrAll(network)
                        .map(layers -> new NetworkBug(
                                layers.name(),
                                rules -> new Multiplied(rules, layers, examples),
                                "the sum over the " + examples + " examples, plus the weight decay",
                                FactorMeaning.REMEDY_OF_SUM));
    }
}
