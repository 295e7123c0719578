package org.gradcheck.internal.diagnosis.pattern;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.GradientChange;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;

/** A gradient that does not depend on the parameters: a copy of an earlier one, or a formula without them. */
public final class FrozenGradient implements Hypothesis {

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        if (!situation.gradient().doesNotFollowParameters().getAsBoolean()) {
            return Stream.empty();
        }
        GradientChange unknown = (block, right) ->
                PredictedBlock.of(right.of(block).size(), i -> right.of(block).value(i), i -> Double.POSITIVE_INFINITY);
        return Stream.of(new Explanation(
                Cause.STALE_GRADIENT,
                BlockNames.of(
                        situation.blocks(),
                        IntStream.range(0, situation.blocks().size()).boxed().toList()),
                0,
                0,
                situation.with(unknown),
                () ->
                        "the gradient is the same to the last digit on either side of the point, though the cost is not linear",
                "compute it from the parameters as they are when it is asked for: look for a copy, a cache or a constant;"
                        + " alsoAround(1, 0.1) checks that it follows"));
    }
}
