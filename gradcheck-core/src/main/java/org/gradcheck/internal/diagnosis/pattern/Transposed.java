package org.gradcheck.internal.diagnosis.pattern;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.diagnosis.search.PredictedGradient;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.report.MeasuredBlock;

/** Square matrices that are transposed: one, or all that are wrong in this way. */
public final class Transposed implements Hypothesis {

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Integer> alike = situation.simulation().isPresent() ? List.of() : transposed(situation);
        return alike.size() > 1
                ? Stream.of(explanation(situation, new Scope(alike, alike, BlockNames.of(situation.blocks(), alike))))
                : Scope.of(situation).stream()
                        .filter(scope -> scope.changed().size() == 1)
                        .filter(scope ->
                                isSquare(situation.blocks().get(scope.seen().get(0))))
                        .map(scope -> explanation(situation, scope));
    }

    /** Returns the wrong blocks that are right once they are transposed. */
    private static List<Integer> transposed(DiagnosisState situation) {
        List<Integer> square = situation.wrongBlocks().stream()
                .filter(block -> isSquare(situation.blocks().get(block)))
                .toList();
        DiagnosisState after = situation.with(
                (block, right) -> square.contains(block) ? transposedBlock(situation, block, right) : right.of(block));
        return square.stream().filter(after::matches).toList();
    }

    private static Explanation explanation(DiagnosisState situation, Scope scope) {
        return new Explanation(
                Cause.TRANSPOSED,
                scope.where(),
                0,
                0,
                situation.with(scope.only((block, right) -> transposedBlock(situation, block, right))),
                () -> "analytic[i][j] = numeric[j][i] in " + matrices(situation, scope),
                "swap the two factors of the outer product, or the indices");
    }

    private static PredictedBlock transposedBlock(DiagnosisState situation, int block, PredictedGradient right) {
        int n = rows(situation, block);
        return right.of(block).from(p -> p % n * n + p / n);
    }

    private static String matrices(DiagnosisState situation, Scope scope) {
        int count = scope.changed().size();
        int n = rows(situation, scope.changed().get(0));
        return count > 1 ? "each of these " + count + " matrices" : "the whole " + n + " x " + n + " matrix";
    }

    private static int rows(DiagnosisState situation, int block) {
        return situation.blocks().get(block).shape().sizes().get(0);
    }

    private static boolean isSquare(MeasuredBlock block) {
        List<Integer> sizes = block.shape().sizes();
        return block.isComplete() && sizes.size() == 2 && sizes.get(0).equals(sizes.get(1)) && sizes.get(0) > 1;
    }
}
