package org.gradcheck.internal.diagnosis.pattern;

import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;

/** The sum over a batch where the cost is a mean. */
public final class SumInsteadOfMean implements ScopedHypothesis {

    public static final String REMEDY = "divide the accumulated gradient by the number of examples";

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        int examples = situation.examples().orElse(1);
        return examples == 1 ? Stream.empty() : Stream.of(explanation(new ScaledGradient(situation, scope), examples));
    }

    private static Explanation explanation(ScaledGradient factor, int examples) {
        return factor.explanation(
                Cause.SUM_INSTEAD_OF_MEAN,
                examples,
                0,
                0,
                "; the batch has " + examples + " examples",
                factor.canBeDeclared() ? REMEDY + ", or declare gradientIsSumOver(" + examples + ")" : REMEDY);
    }
}
