package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.pattern.TensorIndices.Pair;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.diagnosis.search.PredictedGradient;
import org.gradcheck.internal.diagnosis.search.Scope;

/**
 * Square matrices that are transposed: one, or all that are wrong in this way. In a tensor with more dimensions any two of the
 * same size may be exchanged.
 */
public final class Transposed implements Hypothesis {

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Explanation> several = situation.simulation().isPresent() ? List.of() : ofSeveral(situation);
        if (!several.isEmpty()) {
            return several.stream();
        }
        List<Explanation> single = new ArrayList<>();
        for (Scope scope : Scope.of(situation)) {
            if (scope.changed().size() == 1) {
                List<Pair> pairs = pairs(situation, scope.seen().get(0));
                for (Pair pair : pairs) {
                    single.add(explanation(situation, scope, pair, pairs.size()));
                }
            }
        }
        return single.stream();
    }

    /** Explains two or more wrong blocks that are right once the same two of their dimensions are exchanged. */
    private static List<Explanation> ofSeveral(DiagnosisState situation) {
        Map<Pair, List<Integer>> blocks = new LinkedHashMap<>();
        for (int block : situation.wrongBlocks()) {
            for (Pair pair : pairs(situation, block)) {
                List<Integer> known = blocks.get(pair);
                List<Integer> alike = known == null ? new ArrayList<>() : known;
                alike.add(block);
                blocks.put(pair, alike);
            }
        }
        List<Explanation> found = new ArrayList<>();
        for (Map.Entry<Pair, List<Integer>> candidate : blocks.entrySet()) {
            List<Integer> alike = transposed(situation, candidate.getValue(), candidate.getKey());
            if (alike.size() > 1) {
                Scope scope = new Scope(alike, alike, BlockNames.of(situation.blocks(), alike));
                found.add(explanation(situation, scope, candidate.getKey(), blocks.size()));
            }
        }
        return found;
    }

    /** Returns the blocks that are right once they are transposed, if there may be several. */
    private static List<Integer> transposed(DiagnosisState situation, List<Integer> blocks, Pair pair) {
        return blocks.size() < 2
                ? List.of()
                : situation
                        .with((block, right) -> blocks.contains(block)
                                ? transposedBlock(situation, block, right, pair)
                                : right.of(block))
                        .matching(blocks);
    }

    private static Explanation explanation(DiagnosisState situation, Scope scope, Pair pair, int pairs) {
        TensorIndices indices = indices(situation, scope.changed().get(0));
        return new Explanation(
                Cause.TRANSPOSED,
                scope.where(),
                0,
                Math.log(pairs) / Math.log(2),
                situation.with(scope.only((block, right) -> transposedBlock(situation, block, right, pair))),
                () -> "analytic" + indices.letters() + " = numeric" + indices.letters(pair) + " in "
                        + matrices(situation, scope, pair),
                pair.rank() == 2
                        ? "swap the two factors of the outer product, or the indices"
                        : "swap the indices " + TensorIndices.letter(pair.first()) + " and "
                                + TensorIndices.letter(pair.second()));
    }

    private static PredictedBlock transposedBlock(
            DiagnosisState situation, int block, PredictedGradient right, Pair pair) {
        return right.of(block).from(indices(situation, block).exchanged(pair));
    }

    private static String matrices(DiagnosisState situation, Scope scope, Pair pair) {
        int count = scope.changed().size();
        return count > 1
                ? "each of these " + count + (pair.rank() == 2 ? " matrices" : " tensors")
                : "the whole " + situation.blocks().get(scope.changed().get(0)).shape()
                        + (pair.rank() == 2 ? " matrix" : " tensor");
    }

    private static List<Pair> pairs(DiagnosisState situation, int block) {
        return situation.blocks().get(block).isComplete()
                ? indices(situation, block).equalPairs()
                : List.of();
    }

    private static TensorIndices indices(DiagnosisState situation, int block) {
        return new TensorIndices(situation.blocks().get(block).shape().sizes());
    }
}
