package org.gradcheck.diagnosis;

import java.util.stream.Stream;

/** The sum over a batch where the cost is a mean. */
final class SumInsteadOfMean implements ScopedHypothesis {

    @Override
    public Stream<Explanation> explanations(Situation situation, Scope scope) {
        int examples = situation.examples().orElse(1);
        return examples == 1
                ? Stream.empty()
                : Stream.of(new Factor(situation, scope)
                        .explanation(
                                Cause.SUM_INSTEAD_OF_MEAN,
                                examples,
                                0,
                                0,
                                "; the batch has " + examples + " examples",
                                "divide the accumulated gradient by the number of examples"));
    }
}
