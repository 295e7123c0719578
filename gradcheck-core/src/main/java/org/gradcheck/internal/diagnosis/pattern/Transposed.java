package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
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
        if (alike.size() > 1) {
            return Stream.of(explanation(situation, new Scope(alike, alike, BlockNames.of(situation.blocks(), alike))));
        }
        List<Explanation> single = new ArrayList<>();
        for (Scope scope : Scope.of(situation)) {
            if (scope.changed().size() == 1
                    && isSquare(situation.blocks().get(scope.seen().get(0)))) {
                single.add(explanation(situation, scope));
            }
        }
        return single.stream();
    }

    /** Returns the wrong blocks that are right once they are transposed, if there may be several. */
    private static List<Integer> transposed(DiagnosisState situation) {
        List<Integer> square = new ArrayList<>();
        for (int block : situation.wrongBlocks()) {
            if (isSquare(situation.blocks().get(block))) {
                square.add(block);
            }
        }
        return square.size() < 2
                ? List.of()
                : situation
                        .with((block, right) ->
                                square.contains(block) ? transposedBlock(situation, block, right) : right.of(block))
                        .matching(square);
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
