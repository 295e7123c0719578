package org.gradcheck.internal.outputs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Values of all outputs of a function at displaced points. A point is evaluated once, and its values are remembered until they are
 * forgotten. {@link #output} is the evaluation of one output, for code that differentiates a scalar cost.
 */
public final class OutputEvaluation {

    private final int size;
    private final CountedCost counted;
    private final Map<Displacement, Outputs> known = new HashMap<>();
    private double @Nullable [] last;

    /**
     * Prepares the evaluation.
     *
     * @param size the number of outputs
     * @param function evaluates all outputs at the parameters as they are stored, into a new array
     */
    public OutputEvaluation(int size, Supplier<double[]> function) {
        this.size = size;
        counted = new CountedCost(() -> {
            last = function.get();
            return 0;
        });
    }

    /** The outputs at one point; none if the function refuses it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Outputs(double @Nullable [] values, double reading) {

        /** The value of one output; NaN if it is not finite, or the function refuses the point. */
        double of(int output) {
            return values != null && Double.isFinite(values[output]) ? values[output] : Double.NaN;
        }
    }

    /** Counts the evaluations. */
    CountedCost counted() {
        return counted;
    }

    /**
     * Evaluates the function at the parameters as they are stored.
     *
     * @return a new array with the value of each output
     */
    public double[] here() {
        double unused = counted.getAsDouble();
        return found();
    }

    /** Returns the outputs at some points, in their order. */
    List<Outputs> at(List<? extends Displacement> points, Displaced displaced) {
        List<Outputs> outputs = new ArrayList<>(points.size());
        for (Displacement point : points) {
            Outputs before = known.get(point);
            Outputs found = before == null ? evaluate(point, displaced) : before;
            outputs.add(found);
        }
        return outputs;
    }

    private Outputs evaluate(Displacement point, Displaced displaced) {
        Sample sample = counted.at(List.of(point), displaced).get(0);
        Outputs outputs = new Outputs(Double.isNaN(sample.cost()) ? null : found(), sample.reading());
        known.put(point, outputs);
        return outputs;
    }

    private double[] found() {
        if (last == null) {
            throw new IllegalStateException("the function was not evaluated");
        }
        return last;
    }

    /** Forgets all points. */
    void forget() {
        known.clear();
    }

    /** Forgets all points at which one entry is displaced. */
    void forgetColumn(ParameterVector parameters, int entry) {
        known.keySet()
                .removeIf(point -> point instanceof Displacement.OfEntry of
                        && of.parameters() == parameters
                        && of.entry() == entry);
    }

    /** Returns the number of outputs. */
    int size() {
        return size;
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
