package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.SimulatedBackpropagation;

/** The gradient of the weights before their last step, which followed this gradient. */
public final class StaleGradient extends NetworkHypothesis {

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        if (!situation.isKnownThroughout()) {
            return Stream.empty();
        }
        double[] analytic = IntStream.range(0, situation.blocks().size())
                .boxed()
                .flatMapToDouble(block -> IntStream.range(
                                0, situation.blocks().get(block).size())
                        .mapToDouble(i -> situation.analytic(block, i)))
                .toArray();
        double step = new LearningRateFit(situation)
                .nonlinear(trial -> new SimulatedBackpropagation(earlier(network, analytic, trial)));
        return Double.isFinite(step) && step != 0
                ? Stream.of(new NetworkBug(
                        Cause.STALE_GRADIENT,
                        "all blocks",
                        rules -> earlier(network, analytic, step),
                        1,
                        2,
                        "the gradient at the parameters + " + NumberText.of(step)
                                + " x gradient, where a step may have begun",
                        "compute the gradient again after the parameters have moved"))
                : Stream.empty();
    }

    private static BackpropagationRules earlier(NetworkCase network, double[] gradient, double step) {
        double[] parameters = network.parameters();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += step * gradient[i];
        }
        return BackpropagationRules.of(network.at(parameters));
    }
}
