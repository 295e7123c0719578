package org.gradcheck.internal.diagnosis.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.report.MeasuredBlock;

/**
 * Blocks that one bug may have changed in the same way.
 *
 * <p>In a network these are the wrong blocks nearest the cost, alone or with all blocks of the same kind, all blocks below,
 * or all blocks. In other code the structure is unknown, and the sets are found from the data: a bug is fitted to each wrong
 * block, and all blocks that it then explains form a set.
 *
 * @param seen the blocks to which numbers are fitted: those that no other bug has changed
 * @param changed the blocks that the bug changes; includes {@code seen}
 * @param where the names of the changed blocks
 */
public record Scope(List<Integer> seen, List<Integer> changed, String where) {

    /** Returns the sets of blocks of a bug that is made at one place; in a network those nearest the cost. */
    public static List<Scope> of(DiagnosisState situation) {
        List<Integer> wrong = situation.wrongBlocks();
        List<Integer> seen = situation.simulation().isPresent() ? Search.nearestTheCost(wrong) : wrong;
        if (seen.size() == 1) {
            return around(situation, seen);
        }
        Set<Scope> scopes = new LinkedHashSet<>(around(situation, seen));
        for (int block : seen) {
            scopes.addAll(around(situation, List.of(block)));
        }
        return List.copyOf(scopes);
    }

    /**
     * Returns the sets of blocks in which a bug may have been made. In code of unknown structure these are each wrong block,
     * the wrong blocks that the bug explains once it is fitted to one of them, and all wrong blocks.
     */
    public static List<Scope> of(DiagnosisState situation, ScopedHypothesis bug) {
        if (situation.simulation().isPresent()) {
            return of(situation);
        }
        List<Integer> wrong = situation.wrongBlocks();
        Set<List<Integer>> sets = new LinkedHashSet<>();
        for (int block : wrong) {
            if (!isInLargerSet(block, sets)) {
                sets.add(List.of(block));
                if (wrong.size() > 1) {
                    sets.addAll(explainedWith(block, situation, wrong, bug));
                }
            }
        }
        sets.add(wrong);
        List<Scope> scopes = new ArrayList<>();
        for (List<Integer> set : sets) {
            scopes.add(named(situation, set, set));
        }
        return scopes;
    }

    private static boolean isInLargerSet(int block, Set<List<Integer>> sets) {
        for (List<Integer> set : sets) {
            if (set.size() > 1 && set.contains(block)) {
                return true;
            }
        }
        return false;
    }

    /** The wrong blocks that are right once the bug is fitted to one of them and explains it. */
    private static List<List<Integer>> explainedWith(
            int block, DiagnosisState situation, List<Integer> wrong, ScopedHypothesis bug) {
        List<List<Integer>> sets = new ArrayList<>();
        for (Explanation fitted : bug.explanations(situation, named(situation, List.of(block), wrong))
                .toList()) {
            if (fitted.after().matches(block)) {
                sets.add(fitted.after().matching(wrong));
            }
        }
        return sets;
    }

    private static List<Scope> around(DiagnosisState situation, List<Integer> seen) {
        Scope these = named(situation, seen, seen);
        if (situation.simulation().isEmpty()) {
            return List.of(these);
        }
        List<Integer> all =
                IntStream.range(0, situation.blocks().size()).boxed().toList();
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

    /** Restricts a change to these blocks. */
    public GradientChange only(GradientChange change) {
        return (block, right) -> changed.contains(block) ? change.of(block, right) : right.of(block);
    }

    /** Multiplies these blocks by the same factor. */
    public GradientChange times(double factor) {
        return (block, right) -> changed.contains(block) ? right.of(block).times(factor) : right.of(block);
    }

    /** The values of the entries to which numbers are fitted. */
    public FittedValues values(DiagnosisState situation) {
        return FittedValues.of(entries(situation));
    }

    /** All entries to which numbers are fitted, with a known numeric and a finite analytic value. */
    public List<Entry> entries(DiagnosisState situation) {
        return entries(situation, seen);
    }

    /** All entries of the changed blocks, with a known numeric and a finite analytic value. */
    List<Entry> knownEntries(DiagnosisState situation) {
        return entries(situation, changed);
    }

    /** All entries that match once the bug is assumed. */
    public List<Entry> explainedEntries(DiagnosisState situation, DiagnosisState after) {
        List<Entry> explained = new ArrayList<>();
        for (Entry entry : entries(situation, changed)) {
            if (after.matches(entry.block(), entry.position())) {
                explained.add(entry);
            }
        }
        return explained;
    }

    private static List<Entry> entries(DiagnosisState situation, List<Integer> blocks) {
        List<Entry> entries = new ArrayList<>();
        for (int block : blocks) {
            PredictedBlock expected = situation.expected(block);
            for (int i = 0; i < situation.blocks().get(block).size(); i++) {
                if (expected.isKnown(i) && Double.isFinite(situation.analytic(block, i))) {
                    entries.add(new Entry(situation, block, i));
                }
            }
        }
        return entries;
    }

    /**
     * An entry of a block.
     *
     * @param situation the measured values
     * @param block the number of the block
     * @param position the position of the entry among the measured ones
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

        /** The error bar, with the rounding of the gradient code. */
        public double error() {
            MeasuredBlock measured = situation.blocks().get(block);
            PredictedBlock right = situation.expected(block);
            return right.error(position)
                    + measured.rounding().of(expected(), right.scale(measured, position))
                    + Double.MIN_NORMAL;
        }
    }
}
