package org.gradcheck.internal.diagnosis.direction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.direction.DeviationHypothesis.Named;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.report.MeasuredBlock;

/**
 * Mistakes in blocks that are wrong as a whole, where noise hides the entries one by one. Blocks with the same mistake are named together.
 *
 * @param causes the causes, each with the numbers of its blocks
 * @param lines what the wrong values look like in blocks without a cause, by the number of the block
 */
public record HiddenMistakes(Map<Diagnosis, List<Integer>> causes, Map<Integer, String> lines) {

    /** No mistake. */
    public static final HiddenMistakes NONE = new HiddenMistakes(Map.of(), Map.of());

    /**
     * Searches for the mistakes.
     *
     * @param all all blocks
     * @param claimed the blocks in which they are sought, by their numbers
     * @param slopes measures along directions in a block
     * @param isDescribed whether the measured entries of a block, given its number, say what the wrong values look like
     */
    public static HiddenMistakes search(
            List<MeasuredBlock> all,
            Map<Integer, ClaimedBlock> claimed,
            IntFunction<DeviationSlopes> slopes,
            IntPredicate isDescribed) {
        Map<Named, List<Integer>> found = new LinkedHashMap<>();
        claimed.forEach((number, block) -> {
            Optional<Named> named = new DeviationCauses(block, slopes.apply(number)).find(!isDescribed.test(number));
            named.ifPresent(mistake ->
                    found.computeIfAbsent(mistake, m -> new ArrayList<>()).add(number));
        });
        Map<Diagnosis, List<Integer>> causes = new LinkedHashMap<>();
        Map<Integer, String> lines = new LinkedHashMap<>();
        found.forEach((named, numbers) -> {
            if (named.cause().isPresent()) {
                causes.put(
                        new Diagnosis(
                                named.cause().get(),
                                BlockNames.of(all, numbers),
                                named.evidence(),
                                named.remedy(),
                                List.of()),
                        numbers);
            } else {
                numbers.forEach(number -> lines.put(number, all.get(number).name() + ", " + named.evidence()));
            }
        });
        return new HiddenMistakes(causes, lines);
    }
}
