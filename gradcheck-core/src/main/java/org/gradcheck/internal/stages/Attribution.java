package org.gradcheck.internal.stages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Steps in whose backward errors enter, from the wrong derivatives.
 *
 * <p>The algorithm: a wrong derivative with one reader shows an error of that reader. One with several readers shows
 * an error of the readers that change with its wrong entries alone, or of the only suspect ({@link TestedSource#suspects}). If more steps remain suspect,
 * those with an error that is clear from another derivative are taken. Else one of them is wrong; of the readers of a block of parameters, the
 * first one, which it belongs to.
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
    private final List<TestedSource> unclear = new ArrayList<>();

    /**
     * Attributes the errors of wrong derivatives.
     *
     * @param inputs the wrong derivatives by the values of stages, with their wrong entries
     * @param parameters the wrong derivatives by parameters
     * @return for each set of suspects, one of which has the error, the wrong derivatives
     */
    static Map<List<Integer>, Errors> of(Map<TestedSource, EntryCount> inputs, List<TestedSource> parameters) {
        Attribution attribution = new Attribution();
        inputs.forEach(attribution::addInput);
        parameters.forEach(block -> attribution.add(block, block.suspects()));
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

    private void add(TestedSource source, List<Integer> suspects) {
        if (suspects.size() > 1) {
            unclear.add(source);
        } else {
            clear.addAll(suspects);
            put(source, suspects);
        }
    }

    private void settle(TestedSource source) {
        List<Integer> others =
                source.suspects().stream().filter(clear::contains).toList();
        if (others.isEmpty()) {
            put(
                    source,
                    source.source().isStage()
                            ? source.suspects()
                            : source.suspects().subList(0, 1));
        } else {
            others.forEach(step -> put(source, List.of(step)));
        }
    }

    private void put(TestedSource source, List<Integer> suspects) {
        Errors found = errors.computeIfAbsent(suspects, steps -> new Errors());
        (source.source().isStage() ? found.inputs() : found.parameters()).add(source);
    }
}
