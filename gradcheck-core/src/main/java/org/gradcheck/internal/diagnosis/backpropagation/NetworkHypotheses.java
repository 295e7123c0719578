package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.List;
import org.gradcheck.internal.diagnosis.search.Hypothesis;

/** The list of all hypotheses that need the structure of a network. Their classes are loaded only for a wrong gradient of one. */
public final class NetworkHypotheses {

    private NetworkHypotheses() {}

    /** Returns the hypotheses in the order in which equally good ones are preferred. */
    public static List<Hypothesis> all() {
        return List.of(
                new FactorOnDelta(),
                new WeightDecayLeftOut(),
                new LastExampleOnly(),
                new MissingActivationDerivative(),
                new DerivativeAtWrongArgument(),
                new WrongActivationDerivative(),
                new DiagonalOfSoftmax(),
                new FusedOutputDelta(),
                new WeightsNotTransposedInDelta(),
                new UpdatedWeightsInDelta(),
                new InputBeforeActivation(),
                new WrongLayerInput(),
                new DeltaNotPropagated(),
                new StaleGradient());
    }
}
