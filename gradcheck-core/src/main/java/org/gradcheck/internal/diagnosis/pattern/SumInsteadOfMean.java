package org.gradcheck.internal.diagnosis.pattern;

import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;

/** The sum over a batch where the cost is a mean. */
public final class SumInsteadOfMean implements ScopedHypothesis {

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        int examples = situation.examples().orElse(1);
        return examples == 1 ? Stream.empty() : Stream.of(explanation(new ScaledGradient(situation, scope), examples));
    }

    private static Explanation explanation(ScaledGradient factor, int examples) {
        String declaration = factor.canBeDeclared() ? ", or declare gradientIsSumOver(" + examples + ")" : "";
        return factor.explanation(
                new FactorMeaning(Cause.SUM_INSTEAD_OF_MEAN, examples, 0, 0, FactorMeaning.REMEDY_OF_SUM + declaration),
                "; the batch has " + examples + " examples");
    }
}
