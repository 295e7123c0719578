package org.gradcheck.diagnosis;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The right gradient of a point that was checked before. */
final class StaleValues implements Hypothesis {

    @Override
    public Stream<Explanation> explanations(Situation situation) {
        return Scope.of(situation).stream()
                .filter(scope -> scope.changed().stream()
                        .allMatch(block -> earlier(situation, block).isPresent()))
                .map(scope -> new Explanation(
                        Cause.STALE_GRADIENT,
                        scope.where(),
                        0,
                        0,
                        situation.with(scope.only((block, right) ->
                                Predicted.measured(earlier(situation, block).orElseThrow()))),
                        () -> "analytic = the numeric gradient of the point before, in "
                                + Figures.entries(scope.entries(situation).count()),
                        "compute the gradient again after the parameters have moved"));
    }

    /** The same array where it was last, if all of it was measured. */
    private static Optional<MeasuredBlock> earlier(Situation situation, int block) {
        MeasuredBlock here = situation.blocks().get(block);
        return situation.gradient().earlier().stream()
                .filter(before -> before.array().equals(here.array()))
                .filter(before -> before.size() == here.size()
                        && IntStream.range(0, here.size()).allMatch(i -> before.entry(i) == here.entry(i)))
                .reduce((first, second) -> second);
    }
}
