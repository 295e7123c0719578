package org.gradcheck.diagnosis;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/** A square matrix that is mirrored at its diagonal. */
final class Transposed implements Hypothesis {

    @Override
    public Stream<Explanation> explanations(Situation situation) {
        return Scope.of(situation).stream()
                .filter(scope -> scope.changed().size() == 1)
                .filter(scope -> isSquare(situation.blocks().get(scope.seen().get(0))))
                .map(scope -> {
                    int n = situation
                            .blocks()
                            .get(scope.seen().get(0))
                            .shape()
                            .sizes()
                            .get(0);
                    IntUnaryOperator positions = p -> p % n * n + p / n;
                    return new Explanation(
                            Cause.TRANSPOSED,
                            scope.where(),
                            0,
                            0,
                            situation.with(
                                    scope.only((block, right) -> right.of(block).from(positions))),
                            () -> "analytic[i][j] = numeric[j][i] in the whole " + n + " x " + n + " matrix",
                            "swap the two factors of the outer product, or the indices");
                });
    }

    private static boolean isSquare(MeasuredBlock block) {
        List<Integer> sizes = block.shape().sizes();
        return block.isComplete() && sizes.size() == 2 && sizes.get(0).equals(sizes.get(1)) && sizes.get(0) > 1;
    }
}
