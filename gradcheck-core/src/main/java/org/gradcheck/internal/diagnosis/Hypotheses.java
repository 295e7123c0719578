package org.gradcheck.internal.diagnosis;

import java.util.List;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.backpropagation.DeltaNotPropagated;
import org.gradcheck.internal.diagnosis.backpropagation.DerivativeAtWrongArgument;
import org.gradcheck.internal.diagnosis.backpropagation.DiagonalOfSoftmax;
import org.gradcheck.internal.diagnosis.backpropagation.FactorOnDelta;
import org.gradcheck.internal.diagnosis.backpropagation.FusedOutputDelta;
import org.gradcheck.internal.diagnosis.backpropagation.InputBeforeActivation;
import org.gradcheck.internal.diagnosis.backpropagation.LastExampleOnly;
import org.gradcheck.internal.diagnosis.backpropagation.MissingActivationDerivative;
import org.gradcheck.internal.diagnosis.backpropagation.StaleGradient;
import org.gradcheck.internal.diagnosis.backpropagation.UpdatedWeightsInDelta;
import org.gradcheck.internal.diagnosis.backpropagation.WeightDecayLeftOut;
import org.gradcheck.internal.diagnosis.backpropagation.WeightsNotTransposedInDelta;
import org.gradcheck.internal.diagnosis.backpropagation.WrongActivationDerivative;
import org.gradcheck.internal.diagnosis.backpropagation.WrongLayerInput;
import org.gradcheck.internal.diagnosis.pattern.Approximate;
import org.gradcheck.internal.diagnosis.pattern.ConstantOffset;
import org.gradcheck.internal.diagnosis.pattern.EarlierPoint;
import org.gradcheck.internal.diagnosis.pattern.FactorOnBlocks;
import org.gradcheck.internal.diagnosis.pattern.FactorOnDataTerm;
import org.gradcheck.internal.diagnosis.pattern.FrozenGradient;
import org.gradcheck.internal.diagnosis.pattern.IsolatedEntries;
import org.gradcheck.internal.diagnosis.pattern.NotFinite;
import org.gradcheck.internal.diagnosis.pattern.Reordered;
import org.gradcheck.internal.diagnosis.pattern.ReorderedBlocks;
import org.gradcheck.internal.diagnosis.pattern.RowOrColumnFactor;
import org.gradcheck.internal.diagnosis.pattern.Transposed;
import org.gradcheck.internal.diagnosis.pattern.WeightDecayMismatch;
import org.gradcheck.internal.diagnosis.pattern.ZeroGradient;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.internal.diagnosis.search.Search;
import org.gradcheck.internal.diagnosis.search.WrongGradient;

/** The list of all hypotheses. A new one is a class and its line here. */
public final class Hypotheses {

    /** Hypotheses that need no comparison of values. */
    private static final List<Hypothesis> EVIDENT = List.of(new NotFinite());

    /** Hypotheses that predict the analytic values and compete by their worth. */
    private static final List<Hypothesis> PREDICTIVE = List.of(
            new ZeroGradient(),
            FactorOnBlocks.hypothesis(FactorOnBlocks::signFlipped),
            FactorOnBlocks.hypothesis(FactorOnBlocks::sumInsteadOfMean),
            FactorOnBlocks.hypothesis(FactorOnBlocks::meanInsteadOfSum),
            FactorOnBlocks.hypothesis(FactorOnBlocks::constantFactor),
            new ConstantOffset(),
            new WeightDecayMismatch(),
            new FactorOnDataTerm(),
            new Transposed(),
            new Reordered(),
            new ReorderedBlocks(),
            RowOrColumnFactor.perRow(),
            RowOrColumnFactor.perColumn(),
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
            new EarlierPoint(),
            new StaleGradient());

    /** Hypotheses that describe the wrong entries without predicting them, used if no other one fits. */
    private static final List<Hypothesis> LAST_RESORT =
            List.of(new Approximate(), new IsolatedEntries(), new FrozenGradient());

    private Hypotheses() {}

    /**
     * Returns the bugs that explain a wrong gradient.
     *
     * @param gradient the analytic and measured values
     * @return the bug nearest the cost first; empty if no explanation matches within the error bars and is clearly better
     *     than chance
     */
    public static List<Diagnosis> diagnose(WrongGradient gradient) {
        DiagnosisState situation = gradient.background()
                .network()
                .map(known -> DiagnosisState.of(gradient, new NetworkCase(known.network(), known.batch())))
                .orElseGet(() -> DiagnosisState.of(gradient));
        return new Search(EVIDENT, PREDICTIVE, LAST_RESORT).diagnose(situation);
    }
}
