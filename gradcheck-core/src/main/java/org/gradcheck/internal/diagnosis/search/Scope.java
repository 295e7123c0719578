package org.gradcheck.internal.diagnosis.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.report.MeasuredBlock;

/**
 * Blocks that one bug may have changed alike.
 *
 * @param seen the blocks in which it is looked for: those that no other bug has changed
 * @param changed the blocks that it changes, these among them
 * @param where what to call the latter
 */
public record Scope(List<Integer> seen, List<Integer> changed, String where) {

    /** The sets of blocks that are worth a thought, in a network those nearest the cost. */
    public static List<Scope> of(DiagnosisState situation) {
        List<Integer> wrong = situation.wrongBlocks();
        List<Integer> seen = situation.simulation().isPresent() ? Search.nearestTheCost(wrong) : wrong;
        Set<Scope> scopes = new LinkedHashSet<>();
        scopes.addAll(around(situation, seen));
        if (seen.size() > 1) {
            seen.forEach(block -> scopes.addAll(around(situation, List.of(block))));
        }
        return List.copyOf(scopes);
    }

    /**
     * The sets of blocks in which a bug may have been made. Of code whose structure nobody knows they are all wrong blocks,
     * each of them, and those that come out as found if what explains one of them is taken for true of all.
     */
    public static List<Scope> of(DiagnosisState situation, ScopedHypothesis bug) {
        if (situation.simulation().isPresent()) {
            return of(situation);
        }
        List<Integer> wrong = situation.wrongBlocks();
        Set<List<Integer>> sets = new LinkedHashSet<>();
        for (int block : wrong) {
            if (sets.stream().noneMatch(set -> set.size() > 1 && set.contains(block))) {
                sets.add(List.of(block));
                bug.explanations(situation, named(situation, List.of(block), wrong))
                        .map(Explanation::after)
                        .filter(after -> after.matches(block))
                        .map(after -> wrong.stream().filter(after::matches).toList())
                        .forEach(sets::add);
            }
        }
        sets.add(wrong);
        return sets.stream().map(set -> named(situation, set, set)).toList();
    }

    private static List<Scope> around(DiagnosisState situation, List<Integer> seen) {
        int blocks = situation.blocks().size();
        List<Integer> all = IntStream.range(0, blocks).boxed().toList();
        Scope these = named(situation, seen, seen);
        if (situation.simulation().isEmpty()) {
            return List.of(these);
        }
        List<Integer> alike = all.stream()
                .filter(block ->
                        seen.stream().anyMatch(one -> LayerBlocks.areWeights(one) == LayerBlocks.areWeights(block)))
                .toList();
        List<Integer> below = all.stream()
                .filter(block -> LayerBlocks.layerOf(block) <= LayerBlocks.layerOf(seen.get(0)))
                .toList();
        return Stream.of(
                        these,
                        named(situation, seen, alike),
                        named(situation, seen, below),
                        named(situation, seen, all))
                .distinct()
                .toList();
    }

    private static Scope named(DiagnosisState situation, List<Integer> seen, List<Integer> changed) {
        return new Scope(seen, changed, BlockNames.of(situation.blocks(), changed));
    }

    /** A change to these blocks alone. */
    public GradientChange only(GradientChange change) {
        return (block, right) -> changed.contains(block) ? change.of(block, right) : right.of(block);
    }

    /** All entries in which the bug is looked for, of which something is known on both sides. */
    public Stream<Entry> entries(DiagnosisState situation) {
        return entries(situation, seen);
    }

    /** All entries of the blocks that the bug changes, of which something is known on both sides. */
    Stream<Entry> knownEntries(DiagnosisState situation) {
        return entries(situation, changed);
    }

    /** All entries that the bug explains, once it is taken for granted. */
    public Stream<Entry> explainedEntries(DiagnosisState situation, DiagnosisState after) {
        return entries(situation, changed).filter(entry -> after.matches(entry.block(), entry.position()));
    }

    private static Stream<Entry> entries(DiagnosisState situation, List<Integer> blocks) {
        return blocks.stream()
                .flatMap(block -> IntStream.range(
                                0, situation.blocks().get(block).size())
                        .filter(i -> situation.expected(block).isKnown(i))
                        .filter(i -> Double.isFinite(situation.analytic(block, i)))
                        .mapToObj(i -> new Entry(situation, block, i)));
    }

    /**
     * An entry of a block.
     *
     * @param situation what was measured
     * @param block the number of the block
     * @param position the position of the entry in what was measured
     */
    public record Entry(DiagnosisState situation, int block, int position) {

        public double analytic() {
            return situation.analytic(block, position);
        }

        public double expected() {
            return situation.expected(block).value(position);
        }

        public double parameter() {
            return situation.blocks().get(block).parameter(position);
        }

        /** How far it may be off. */
        public double error() {
            MeasuredBlock measured = situation.blocks().get(block);
            PredictedBlock right = situation.expected(block);
            return right.error(position) + measured.rounding().of(expected(), right.scale()) + Double.MIN_NORMAL;
        }
    }
}
