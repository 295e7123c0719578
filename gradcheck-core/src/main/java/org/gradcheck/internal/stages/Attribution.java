package org.gradcheck.internal.stages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Steps in whose backward errors enter, from the wrong derivatives.
 *
 * <p>The algorithm: a wrong derivative with one reader shows an error of that reader. One with several readers shows
 * an error of the readers that change with its wrong entries alone, or of the only suspect ({@link TestedSource#suspects}). If more steps remain suspect,
 * those with an error that is clear from another derivative are taken, or else the only step that is suspect both of a derivative by a stage and of
 * one by a block: its error explains both. Else one of them is wrong. Of several readers of a block, the cost is the least suspect: mostly it
 * reads a penalty of the block. Nor is a reader behind one that is left out: the derivative by that is right, or it would not be left out.
 */
final class Attribution {

    /** Suspects of several errors, those nearest to the cost first. */
    private static final Comparator<List<Integer>> NEAREST_TO_THE_COST = Comparator.<List<Integer>>comparingInt(
                    suspects -> -suspects.get(suspects.size() - 1))
            .thenComparingInt(List::size)
            .thenComparing(List::toString);

    /**
     * Wrong derivatives that have the same suspects.
     *
     * @param inputs stages by whose values the derivative is wrong
     * @param parameters blocks by which the derivative is wrong
     */
    record Errors(List<TestedSource> inputs, List<TestedSource> parameters) {

        Errors() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Map<List<Integer>, Errors> errors = new TreeMap<>(NEAREST_TO_THE_COST);
    private final Set<Integer> clear = new HashSet<>();
    private final Map<TestedSource, List<Integer>> unclear = new LinkedHashMap<>();
    private final StagePass pass;

    private Attribution(StagePass pass) {
        this.pass = pass;
    }

    /**
     * Attributes the errors of wrong derivatives.
     *
     * @param pass the stages
     * @param inputs the wrong derivatives by the values of stages, with their wrong entries
     * @param parameters the wrong derivatives by parameters
     * @return for each set of suspects, one of which has the error, the wrong derivatives
     */
    static Map<List<Integer>, Errors> of(
            StagePass pass, Map<TestedSource, EntryCount> inputs, List<TestedSource> parameters) {
        Attribution attribution = new Attribution(pass);
        inputs.forEach(attribution::addInput);
        parameters.forEach(block -> attribution.add(block, attribution.suspectsOfBlock(block)));
        attribution.unclear.forEach(attribution::settle);
        return attribution.errors;
    }

    private void addInput(TestedSource input, EntryCount count) {
        boolean isClear =
                !count.readers().isEmpty() && count.readers().stream().allMatch(readers -> readers.size() == 1);
        if (isClear) {
            count.readers().forEach(readers -> add(input, readers));
        } else {
            add(input, input.suspects());
        }
    }

    private List<Integer> suspectsOfBlock(TestedSource block) {
        List<Integer> readers = block.readers();
        for (int i = 0; i < readers.size(); i++) {
            if (pass.isLeftOut(readers.get(i))) {
                return readers.subList(0, i + 1);
            }
        }
        List<Integer> suspects = block.suspects();
        return suspects.size() < 2
                ? suspects
                : suspects.stream().filter(step -> step < pass.stages()).toList();
    }

    private void add(TestedSource source, List<Integer> suspects) {
        if (suspects.size() > 1) {
            unclear.put(source, suspects);
        } else {
            clear.addAll(suspects);
            put(source, suspects);
        }
    }

    private void settle(TestedSource source, List<Integer> suspects) {
        List<Integer> taken = suspects.stream().filter(clear::contains).toList();
        if (taken.isEmpty()) {
            taken = shared(source, suspects);
        }
        if (taken.isEmpty()) {
            put(source, suspects);
        } else {
            taken.forEach(step -> put(source, List.of(step)));
        }
    }

    /** Returns the steps whose error explains this derivative and an unclear one of the other kind; empty if those of a stage differ. */
    private List<Integer> shared(TestedSource source, List<Integer> suspects) {
        Set<Integer> shared = new TreeSet<>();
        unclear.forEach((other, ofOther) -> {
            List<Integer> common = suspects.stream().filter(ofOther::contains).toList();
            if (other.source().isStage() != source.source().isStage() && common.size() == 1) {
                shared.addAll(common);
            }
        });
        return source.source().isStage() && shared.size() > 1 ? List.of() : List.copyOf(shared);
    }

    private void put(TestedSource source, List<Integer> suspects) {
        Errors found = errors.computeIfAbsent(suspects, steps -> new Errors());
        (source.source().isStage() ? found.inputs() : found.parameters()).add(source);
    }
}
