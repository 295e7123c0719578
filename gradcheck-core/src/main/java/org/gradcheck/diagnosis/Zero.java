package org.gradcheck.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/** Entries that nobody ever wrote: all of the gradient, or that by the biases. */
final class Zero implements ScopedHypothesis {

    @Override
    public Stream<Explanation> explanations(Situation situation, Scope scope) {
        return Stream.of(explanation(situation, scope));
    }

    private static Explanation explanation(Situation situation, Scope scope) {
        Situation after =
                situation.with(scope.only((block, right) -> right.of(block).times(i -> 0)));
        boolean biases = scope.changed().stream().allMatch(block -> isBiasBesideRightWeights(situation, block));
        String evidence = "analytic = 0 in "
                + Figures.entries(scope.explainedEntries(situation, after).count())
                + ", though the cost depends on them";
        return biases
                ? new Explanation(
                        Cause.BIAS_FORGOTTEN,
                        scope.where(),
                        0,
                        0,
                        after,
                        () -> evidence + "; the weights beside them are right",
                        "add up the delta of each unit: it is the derivative by its bias")
                : new Explanation(
                        Cause.NEVER_FILLED,
                        scope.where(),
                        0,
                        0,
                        after,
                        () -> evidence,
                        "write the gradient to the array that the check reads, not to a copy");
    }

    /** A vector right behind a matrix that has a row for each of its entries. */
    private static boolean isBiasBesideRightWeights(Situation situation, int block) {
        if (block == 0) {
            return false;
        }
        List<Integer> sizes = situation.blocks().get(block).shape().sizes();
        List<Integer> before = situation.blocks().get(block - 1).shape().sizes();
        return sizes.size() == 1
                && before.size() == 2
                && before.get(0).equals(sizes.get(0))
                && situation.blocks().get(block - 1).wrongEntries() == 0;
    }
}
