package org.gradcheck.diagnosis;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A gradient that does not follow the parameters: it was computed once, of values that are no more. */
final class FrozenGradient implements Hypothesis {

    @Override
    public Stream<Explanation> explanations(Situation situation) {
        if (!situation.gradient().standsStill().getAsBoolean()) {
            return Stream.empty();
        }
        Change forgiven = (block, right) ->
                Predicted.of(right.of(block).size(), i -> right.of(block).value(i), i -> Double.POSITIVE_INFINITY);
        return Stream.of(new Explanation(
                Cause.STALE_GRADIENT,
                BlockNames.of(
                        situation.blocks(),
                        IntStream.range(0, situation.blocks().size()).boxed().toList()),
                0,
                0,
                situation.with(forgiven),
                () -> "the gradient is the same to the last digit where all parameters are displaced by 5 to 15 %",
                "compute it at the parameters as they are when it is asked for; look for a copy or a cache"));
    }
}
