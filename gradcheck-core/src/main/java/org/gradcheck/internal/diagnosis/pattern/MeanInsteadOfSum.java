package org.gradcheck.internal.diagnosis.pattern;

import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;

/** A mean over a batch where the cost is a sum, or is a mean already. */
public final class MeanInsteadOfSum implements ScopedHypothesis {

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        int examples = situation.examples().orElse(1);
        return FactorMeaning.ofBatch(examples, 0)
                .filter(meaning -> meaning.cause() == Cause.MEAN_INSTEAD_OF_SUM)
                .map(mean -> new ScaledGradient(situation, scope)
                        .explanation(mean, "; the batch has " + examples + " examples"));
    }
}
