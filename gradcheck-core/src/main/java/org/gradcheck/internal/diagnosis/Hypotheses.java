package org.gradcheck.internal.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.backpropagation.NetworkHypotheses;
import org.gradcheck.internal.diagnosis.pattern.Approximate;
import org.gradcheck.internal.diagnosis.pattern.ConstantOffset;
import org.gradcheck.internal.diagnosis.pattern.DataTermLost;
import org.gradcheck.internal.diagnosis.pattern.EarlierPoint;
import org.gradcheck.internal.diagnosis.pattern.FactorOnBlocks;
import org.gradcheck.internal.diagnosis.pattern.FactorOnDataTerm;
import org.gradcheck.internal.diagnosis.pattern.FrozenGradient;
import org.gradcheck.internal.diagnosis.pattern.FunctionOfParameter;
import org.gradcheck.internal.diagnosis.pattern.IsolatedEntries;
import org.gradcheck.internal.diagnosis.pattern.NotFinite;
import org.gradcheck.internal.diagnosis.pattern.OrderOfSample;
import org.gradcheck.internal.diagnosis.pattern.Reordered;
import org.gradcheck.internal.diagnosis.pattern.ReorderedBlocks;
import org.gradcheck.internal.diagnosis.pattern.ReorderedLines;
import org.gradcheck.internal.diagnosis.pattern.RowOrColumnFactor;
import org.gradcheck.internal.diagnosis.pattern.SymmetricMatrix;
import org.gradcheck.internal.diagnosis.pattern.Transposed;
import org.gradcheck.internal.diagnosis.pattern.UnfilledPart;
import org.gradcheck.internal.diagnosis.pattern.WeightDecayMismatch;
import org.gradcheck.internal.diagnosis.pattern.ZeroGradient;
import org.gradcheck.internal.diagnosis.search.Diagnosed;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.internal.diagnosis.search.Search;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.subject.NetworkOnBatch;

/** The list of all hypotheses. A new one is a class and its line here, or in {@link NetworkHypotheses}. */
public final class Hypotheses {

    /** Hypotheses that need no comparison of values. */
    private static final List<Hypothesis> EVIDENT = List.of(new NotFinite());

    /** Hypotheses that predict the analytic values and compete by their worth. */
    private static final List<Hypothesis> PREDICTIVE = List.of(
            new ZeroGradient(),
            new UnfilledPart(),
            FactorOnBlocks.hypothesis(FactorOnBlocks::signFlipped),
            FactorOnBlocks.hypothesis(FactorOnBlocks::sumInsteadOfMean),
            FactorOnBlocks.hypothesis(FactorOnBlocks::meanInsteadOfSum),
            FactorOnBlocks.hypothesis(FactorOnBlocks::constantFactor),
            new ConstantOffset(),
            new WeightDecayMismatch(),
            new FactorOnDataTerm(),
            new Transposed(),
            new Reordered(),
            new ReorderedLines(),
            new ReorderedBlocks(),
            RowOrColumnFactor.perRow(),
            RowOrColumnFactor.perColumn(),
            new FunctionOfParameter(),
            new DataTermLost(),
            new SymmetricMatrix(),
            new EarlierPoint());

    /** Hypotheses that describe the wrong entries without predicting them, used if no other one fits. */
    private static final List<Hypothesis> LAST_RESORT =
            List.of(new OrderOfSample(), new Approximate(), new IsolatedEntries(), new FrozenGradient());

    private Hypotheses() {}

    /**
     * Returns the bugs that explain a wrong gradient.
     *
     * @param gradient the analytic and measured values
     * @return the bug nearest the cost first; empty if no explanation matches within the error bars and is clearly better
     *     than chance
     */
    public static List<Diagnosis> diagnose(WrongGradient gradient) {
        return search(gradient).bugs();
    }

    /**
     * Returns the bugs that explain a wrong gradient, and the blocks that they do not explain.
     *
     * @param gradient the analytic and measured values
     */
    public static Diagnosed search(WrongGradient gradient) {
        Optional<NetworkOnBatch> network = gradient.background().network();
        if (network.isEmpty()) {
            return new Search(EVIDENT, PREDICTIVE, LAST_RESORT).diagnose(DiagnosisState.of(gradient));
        }
        List<Hypothesis> predictive = new ArrayList<>(PREDICTIVE);
        predictive.addAll(NetworkHypotheses.all());
        NetworkCase known =
                new NetworkCase(network.get().network(), network.get().batch());
        return new Search(EVIDENT, predictive, LAST_RESORT).diagnose(DiagnosisState.of(gradient, known));
    }
}
