package org.gradcheck.internal.inspection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gradcheck.report.Finding;

/**
 * Inspection of all outputs of a function at the point itself, before any coordinate is displaced.
 *
 * <p>The outputs are compared with a second evaluation. If some differ, the function is evaluated six more times, as {@link
 * Inspection} evaluates a scalar cost. Outputs that are not finite, or not repeatable, are left out, with one finding for each reason.
 */
public final class OutputInspection {

    private final String function;
    private final IntFunction<String> name;
    private final double[] first;
    private final double[] jitter;
    private final BitSet leftOut = new BitSet();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Inspects the outputs: one further evaluation, or seven if some outputs differ.
     *
     * @param function the name of the function in messages: {@code function} or {@code gradient}
     * @param name the name of an output in messages, such as {@code output 3}
     * @param first the outputs at the point
     * @param evaluation evaluates the outputs at the point again, into a new array
     */
    public OutputInspection(String function, IntFunction<String> name, double[] first, Supplier<double[]> evaluation) {
        this.function = function;
        this.name = name;
        this.first = first.clone();
        this.jitter = new double[first.length];
        inspect(evaluation);
    }

    /**
     * Returns the outputs that can be differenced.
     *
     * @return their numbers, ascending
     */
    public int[] outputs() {
        return IntStream.range(0, first.length)
                .filter(output -> !leftOut.get(output))
                .toArray();
    }

    /**
     * Returns the spread of repeated values.
     *
     * @return for each output 0 or more
     */
    public double[] jitter() {
        return jitter.clone();
    }

    /**
     * Returns the reasons why outputs were left out.
     *
     * @return one finding for each reason
     */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void inspect(Supplier<double[]> evaluation) {
        report(
                Finding.Kind.COST_NOT_FINITE,
                output -> !Double.isFinite(first[output]),
                output -> first[output] + " at the point; check where the " + function + " is finite");
        double[] again = evaluation.get();
        boolean isSame = IntStream.of(outputs()).allMatch(output -> again[output] == first[output]);
        if (isSame) {
            return;
        }
        RepeatedOutputs repeated = new RepeatedOutputs(again);
        IntStream.range(0, Inspection.REPETITIONS).forEach(i -> repeated.add(evaluation.get()));
        for (int output : outputs()) {
            jitter[output] = again[output] == first[output] ? 0 : repeated.spread(output);
        }
        report(
                Finding.Kind.COST_NOT_REPEATABLE,
                output -> !(jitter[output] <= CostRounding.allowedJitter(first[output], first[output])),
                output -> first[output] + " and then " + again[output]
                        + " at the same point; switch off dropout and shuffling, or reset the random generator, and the"
                        + " state that a recurrent network keeps between calls");
        report(
                Finding.Kind.COST_CHANGED_BY_GRADIENT,
                output -> !(Math.abs(again[output] - first[output])
                        <= CostRounding.allowedJitter(first[output], again[output])),
                output -> first[output] + " before and " + again[output]
                        + " after the derivative is computed, at the same point; keep no state between the two");
    }

    private void report(Finding.Kind kind, IntPredicate isConcerned, IntFunction<String> text) {
        int[] concerned = IntStream.of(outputs()).filter(isConcerned).toArray();
        if (concerned.length > 0) {
            String others = concerned.length == 1
                    ? ""
                    : concerned.length == 2
                            ? " (and " + name.apply(concerned[1]) + " likewise)"
                            : " (and " + (concerned.length - 1) + " others likewise)";
            findings.add(new Finding(kind, name.apply(concerned[0]) + others + " is " + text.apply(concerned[0])));
            IntStream.of(concerned).forEach(leftOut::set);
        }
    }
}
