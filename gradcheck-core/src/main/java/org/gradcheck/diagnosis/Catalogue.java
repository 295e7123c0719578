package org.gradcheck.diagnosis;

import java.util.List;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.internal.diagnosis.search.Search;
import org.gradcheck.internal.diagnosis.search.WrongGradient;

/** All that may be wrong with a gradient; a new hypothesis is one class and its line here. */
public final class Catalogue {

    /** What needs no comparison. */
    private static final List<Hypothesis> EVIDENT = List.of(new NotFinite());

    /** What predicts the values that were found, to be weighed against each other. */
    private static final List<Hypothesis> PREDICTIVE = List.of(
            new Zero(),
            new SignFlipped(),
            new SumInsteadOfMean(),
            new MeanInsteadOfSum(),
            new ConstantFactor(),
            new ConstantOffset(),
            new Decay(),
            new DataTermFactor(),
            new Transposed(),
            new Reordered(),
            new ReorderedBlocks(),
            FactorPerLine.perRow(),
            FactorPerLine.perColumn(),
            new FlippedDelta(),
            new SumOfNetwork(),
            new MeanOfNetwork(),
            new ScaledDelta(),
            new WithoutDecay(),
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
            new StaleValues(),
            new StaleGradient());

    /** What says where to look, if nothing says why. */
    private static final List<Hypothesis> LAST_RESORT = List.of(new IsolatedEntries(), new FrozenGradient());

    private Catalogue() {}

    /**
     * Finds out which bugs give the values that were measured.
     *
     * @param gradient a gradient that disagrees with them
     * @return the bug that enters nearest the cost first; empty if no explanation accounts for the values within their
     *     error bars and is clearly better than chance
     */
    public static List<Diagnosis> diagnose(WrongGradient gradient) {
        DiagnosisState situation = gradient.background()
                .network()
                .map(known -> DiagnosisState.of(gradient, new NetworkCase(known.network(), known.batch())))
                .orElseGet(() -> DiagnosisState.of(gradient));
        return new Search(EVIDENT, PREDICTIVE, LAST_RESORT).diagnose(situation);
    }
}
