package org.gradcheck.diagnosis;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A few wrong entries among right ones: an index, a special case, a typing error. */
final class IsolatedEntries implements Hypothesis {

    /** More than this part of a block is more than a few. */
    private static final double FEW = 0.1;

    private static final int MOST_NAMED = 4;

    @Override
    public Stream<Explanation> explanations(Situation situation) {
        return Scope.of(situation).stream()
                .filter(scope -> scope.changed().size() == 1)
                .map(scope -> scope.changed().get(0))
                .flatMap(block -> explanations(situation, block));
    }

    private static Stream<Explanation> explanations(Situation situation, int block) {
        MeasuredBlock measured = situation.blocks().get(block);
        int[] wrong = IntStream.range(0, measured.size())
                .filter(i -> !situation.matches(block, i))
                .toArray();
        boolean few = wrong.length <= Math.max(1, FEW * measured.size()) && wrong.length < measured.size();
        if (!measured.isComplete() || !few) {
            return Stream.empty();
        }
        Change forgiven = (number, right) -> number == block
                ? Predicted.of(
                        measured.size(),
                        i -> right.of(block).value(i),
                        i -> situation.matches(block, i) ? right.of(block).error(i) : Double.POSITIVE_INFINITY)
                : right.of(number);
        String subscripts = IntStream.of(wrong)
                .limit(MOST_NAMED)
                .mapToObj(i -> measured.shape().subscript(measured.entry(i)))
                .collect(Collectors.joining(", "));
        return Stream.of(new Explanation(
                Cause.ISOLATED_ENTRIES,
                measured.name(),
                0,
                0,
                situation.with(forgiven),
                () -> wrong.length + " of " + measured.size() + " entries wrong, the others right: " + subscripts
                        + (wrong.length > MOST_NAMED ? " and others" : ""),
                "look at what is special about these entries: an index, a boundary, a branch"));
    }
}
