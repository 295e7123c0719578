package org.gradcheck.internal.diagnosis.pattern;

import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;

/** A mean over a batch where the cost is a sum, or is a mean already. */
public final class MeanInsteadOfSum implements ScopedHypothesis {

    public static final String REMEDY = "do not divide by the number of examples once more";

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        int examples = situation.examples().orElse(1);
        return examples == 1
                ? Stream.empty()
                : Stream.of(new ScaledGradient(situation, scope)
                        .explanation(
                                Cause.MEAN_INSTEAD_OF_SUM,
                                1.0 / examples,
                                0,
                                0,
                                "; the batch has " + examples + " examples",
                                REMEDY));
    }
}
