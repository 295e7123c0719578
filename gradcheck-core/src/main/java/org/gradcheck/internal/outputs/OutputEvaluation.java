package org.gradcheck.internal.outputs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.derivatives.OutputSource;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Values of all outputs of a function at displaced points. A point is evaluated once, and its values are remembered until they are
 * forgotten. {@link #output} is the evaluation of one output, for code that differentiates a scalar cost.
 *
 * <p>A function that takes several points in one call gets all points of a request that are not known, with the coordinates put back.
 */
public final class OutputEvaluation {

    /** Most points of one call. Chosen: the same as for a cost. */
    static final int MOST_POINTS = 1024;

    private final int size;
    private final OutputSource source;
    private final CountedCost counted;
    private final Map<Displacement, Outputs> known = new HashMap<>();

    /**
     * Prepares the evaluation.
     *
     * @param size the number of outputs
     * @param source evaluates the outputs
     */
    public OutputEvaluation(int size, OutputSource source) {
        this.size = size;
        this.source = source;
        this.counted = new CountedCost(() -> 0); // the function takes its evaluations from the meter itself
    }

    /** The outputs at one point; none if the function refuses it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Outputs(double @Nullable [] values, double reading) {

        /** The value of one output; NaN if it is not finite, or the function refuses the point. */
        double of(int output) {
            return values != null && Double.isFinite(values[output]) ? values[output] : Double.NaN;
        }
    }

    /** Counts the evaluations, and stops when the thread is interrupted. */
    CountedCost counted() {
        return counted;
    }

    /** Returns the meter of the evaluations of the function. */
    EvaluationMeter meter() {
        return source.meter();
    }

    /** Returns the number of outputs. */
    int size() {
        return size;
    }

    boolean isBatched() {
        return source.isBatched();
    }

    /**
     * Evaluates the function at the parameters as they are stored.
     *
     * @return a new array with the value of each output
     */
    public double[] here() {
        count(1);
        return source.here();
    }

    /** Returns the outputs at some points, in their order. */
    List<Outputs> at(List<? extends Displacement> points, Displaced displaced) {
        if (isBatched() && points.size() > 1) {
            evaluateUnknown(points, displaced);
        }
        List<Outputs> outputs = new ArrayList<>(points.size());
        for (Displacement point : points) {
            Outputs found = known.get(point);
            outputs.add(found == null ? evaluate(point, displaced) : found);
        }
        return outputs;
    }

    private void evaluateUnknown(List<? extends Displacement> points, Displaced displaced) {
        List<Displacement> unknown = points.stream()
                .filter(point -> !known.containsKey(point))
                .<Displacement>map(point -> point)
                .distinct()
                .toList();
        for (int from = 0; from < unknown.size() && unknown.size() > 1; from += MOST_POINTS) {
            evaluateInOneCall(unknown.subList(from, Math.min(unknown.size(), from + MOST_POINTS)), displaced);
        }
    }

    private Outputs evaluate(Displacement point, Displaced displaced) {
        double reading = displaced.to(point);
        count(1);
        Outputs found = new Outputs(withinDomain(source::here), reading);
        known.put(point, found);
        return found;
    }

    /** Each point is stored once before, so that the call receives the values as the storage rounds them. */
    private void evaluateInOneCall(List<Displacement> points, Displaced displaced) {
        List<double[]> arguments = new ArrayList<>(points.size());
        double[] readings = new double[points.size()];
        for (Displacement point : points) {
            readings[arguments.size()] = displaced.to(point);
            arguments.add(source.argument());
        }
        displaced.close();
        count(points.size());
        @Nullable List<double[]> all = withinDomain(() -> source.at(copies(arguments)));
        for (int i = 0; i < readings.length; i++) {
            double[] argument = arguments.get(i);
            double @Nullable [] values = all == null
                    ? withinDomain(() -> source.at(copies(List.of(argument))).get(0))
                    : all.get(i);
            known.put(points.get(i), new Outputs(values, readings[i]));
        }
    }

    private static List<double[]> copies(List<double[]> arguments) {
        return arguments.stream().map(double[]::clone).toList();
    }

    /** Returns the values that are summed up to outputs, at some points in their order. */
    List<Outputs> termsAt(List<? extends Displacement> points, Displaced displaced) {
        List<Outputs> terms = new ArrayList<>(points.size());
        for (Displacement point : points) {
            double reading = displaced.to(point);
            terms.add(new Outputs(termsHere().values(), reading));
        }
        return terms;
    }

    /** Returns the values that are summed up to outputs, at the parameters as they are stored. */
    Outputs termsHere() {
        count(1);
        return new Outputs(withinDomain(source::termsHere), Double.NaN);
    }

    /** Returns the kinks of one output. */
    KinkOfSum kinkOf(int output) {
        return new KinkOfSum(this, source.weights(output));
    }

    /** Returns nothing if the function refuses its argument, as a cost does outside its domain. */
    private static <T> @Nullable T withinDomain(Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (IllegalArgumentException | ArithmeticException outside) {
            return null;
        }
    }

    private void count(int evaluations) {
        for (int i = 0; i < evaluations; i++) {
            double unused = counted.getAsDouble();
        }
    }

    /** Forgets all points at which one entry is displaced. */
    void forgetColumn(ParameterVector parameters, int entry) {
        known.keySet()
                .removeIf(point -> point instanceof Displacement.OfEntry of
                        && of.parameters() == parameters
                        && of.entry() == entry);
    }

    /** Forgets all points. */
    void forget() {
        known.clear();
    }

    /** Forgets some points. */
    void forget(List<? extends Displacement> points) {
        points.forEach(known::remove);
    }

    /** Returns the evaluation of one output, as that of a scalar cost. */
    BatchEvaluation output(int output) {
        return (points, displaced) -> {
            List<Sample> samples = new ArrayList<>(points.size());
            for (Outputs outputs : at(points, displaced)) {
                samples.add(new Sample(outputs.of(output), outputs.reading()));
            }
            return samples;
        };
    }
}
