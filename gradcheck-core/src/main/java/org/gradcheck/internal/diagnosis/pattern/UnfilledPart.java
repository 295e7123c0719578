package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.description.Marks;
import org.gradcheck.internal.diagnosis.description.Region;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.Standing;
import org.gradcheck.report.MeasuredBlock;

/**
 * A part of a block that was never filled, such as some rows, the last entries, or a triangle. Blocks with the same part are one bug.
 */
public final class UnfilledPart implements Hypothesis {

    static final String REMEDY = "look at the loop or the index that fills them";

    /** Fewest entries. A single one is isolated. */
    private static final int FEWEST = 2;

    /** Binary digits of the choice of the part. Chosen: a few hundred rows, columns and ranges. */
    private static final double CHOICE = 8;

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        Map<String, List<Integer>> parts = new LinkedHashMap<>();
        for (int block : situation.wrongBlocks()) {
            Optional<String> part = part(situation, block);
            if (part.isPresent()) {
                parts.computeIfAbsent(part.get(), words -> new ArrayList<>()).add(block);
            }
        }
        return parts.entrySet().stream().flatMap(part -> explanations(situation, part.getKey(), part.getValue()));
    }

    private static Optional<String> part(DiagnosisState situation, int block) {
        Marks unfilled = Marks.unfilled(situation.judged(block));
        return unfilled.marked().cardinality() < FEWEST
                ? Optional.empty()
                : Region.of(unfilled).filter(Region::areWhole).map(Region::words);
    }

    private static Stream<Explanation> explanations(DiagnosisState situation, String words, List<Integer> blocks) {
        Scope scope = new Scope(blocks, blocks, BlockNames.of(situation.blocks(), blocks));
        DiagnosisState after = situation.with(
                scope.only((block, right) -> unfilled(situation.blocks().get(block), right.of(block))));
        return Stream.of(new Explanation(
                Cause.PARTLY_FILLED,
                scope.where(),
                0,
                CHOICE,
                after,
                () -> "analytic = 0 in " + words + needed(situation, blocks) + rest(situation, blocks),
                REMEDY));
    }

    private static String needed(DiagnosisState situation, List<Integer> blocks) {
        int measured = 0;
        boolean areComplete = true;
        for (int block : blocks) {
            measured += situation.judged(block).count(Standing.WRONG);
            areComplete &= situation.blocks().get(block).isComplete();
        }
        if (areComplete && hasOpenZeros(situation, blocks)) {
            return "; the cost has a derivative in " + measured + " of them, and the others are too small to tell";
        }
        return areComplete
                ? ", where the cost has a derivative"
                : "; the cost has a derivative in all " + measured + " of them that were measured";
    }

    private static boolean hasOpenZeros(DiagnosisState situation, List<Integer> blocks) {
        return blocks.stream()
                .map(block -> Marks.unfilled(situation.judged(block)))
                .anyMatch(marks ->
                        !marks.alike().isEmpty() && Region.of(marks.withAlike()).isPresent());
    }

    private static String rest(DiagnosisState situation, List<Integer> blocks) {
        for (int block : blocks) {
            JudgedValues values = situation.judged(block);
            int zeros = Marks.unfilled(values).marked().cardinality();
            if (!values.measured().isComplete()
                    || values.count(Standing.OPEN) > 0
                    || values.count(Standing.WRONG) > zeros) {
                return "";
            }
        }
        return "; the rest is right";
    }

    private static PredictedBlock unfilled(MeasuredBlock block, PredictedBlock right) {
        return PredictedBlock.of(
                right.size(),
                i -> block.analytic(i) == 0 ? 0 : right.value(i),
                i -> block.analytic(i) == 0 ? 0 : right.error(i));
    }
}
