package org.gradcheck.internal.derivatives;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.text.DisplacedHint;
import org.gradcheck.internal.text.DisplacedNames;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.subject.BatchedFunction;
import org.jspecify.annotations.Nullable;

/** The user's function, with the number of its evaluations. Each result is copied, since the user's code may reuse its array. */
final class CountedFunction implements MultivariateVectorFunction {

    /** The number of outputs before the first evaluation. */
    private static final int UNKNOWN = -1;

    private final String name;
    private final MultivariateVectorFunction function;
    private long evaluations;
    private EvaluationMeter meter = EvaluationMeter.unlimited();
    private int outputs = UNKNOWN;
    private double @Nullable [] point;

    /** @param name the name in messages: {@code function} or {@code gradient} */
    CountedFunction(String name, MultivariateVectorFunction function) {
        this.name = name;
        this.function = function;
    }

    /** Lets a meter count all evaluations, those up to now included. */
    void countBy(EvaluationMeter other) {
        other.add(evaluations);
        meter = other;
    }

    /**
     * Evaluates the function. Its first argument is the point of the check.
     *
     * @param x the coordinates, which the function may write to
     * @return a new array with one value for each output
     * @throws IllegalArgumentException if the function refuses its argument, or its first result is null
     * @throws IllegalStateException if a later result is null or has another length than the first one
     */
    @Override
    public double[] value(double[] x) {
        meter.take(1);
        evaluations++;
        double[] argument = x.clone();
        double[] origin = pointOr(argument);
        try {
            return checked(function.value(x));
        } catch (Throwable thrown) {
            DisplacedHint.add(thrown, name, () -> firstMoved(origin, List.of(argument)), CountedFunction.class);
            throw thrown;
        }
    }

    /**
     * Evaluates the function at some points in one call.
     *
     * @return a new array for each of them
     * @throws IllegalStateException if there are more or fewer results than points
     */
    List<double[]> values(List<double[]> points) {
        if (!(function instanceof BatchedFunction batched)) {
            return points.stream().map(this::value).toList();
        }
        meter.take(points.size());
        double @Nullable [][] found = watched(batched, points);
        if (found == null || found.length != points.size()) {
            throw new IllegalStateException("the batched " + name + " returned "
                    + (found == null ? "null" : Plural.of(found.length, "result")) + " for "
                    + Plural.of(points.size(), "point") + "; return the outputs at each point, in their order");
        }
        evaluations += points.size();
        return Arrays.stream(found).map(this::checked).toList();
    }

    /** Evaluates in one call. An exception has a hint that names the first displaced point. */
    private double @Nullable [][] watched(BatchedFunction batched, List<double[]> points) {
        List<double[]> arguments = new ArrayList<>();
        for (double[] x : points) {
            arguments.add(x.clone());
        }
        double[] origin = pointOr(arguments.get(0));
        try {
            return batched.values(List.copyOf(points));
        } catch (Throwable thrown) {
            DisplacedHint.addFirst(
                    thrown, name, () -> firstMoved(origin, arguments), points.size(), CountedFunction.class);
            throw thrown;
        }
    }

    /** Returns the point of the check, which is the first argument. */
    private double[] pointOr(double[] first) {
        if (point == null) {
            point = first;
        }
        return point;
    }

    private static DisplacedNames firstMoved(double[] point, List<double[]> arguments) {
        DisplacedNames moved = new DisplacedNames();
        for (int i = 0; i < arguments.size() && moved.isEmpty(); i++) {
            moved.add(entry -> "x[" + entry + "]", point, arguments.get(i));
        }
        return moved;
    }

    EvaluationMeter meter() {
        return meter;
    }

    boolean isBatched() {
        return function instanceof BatchedFunction;
    }

    private double[] checked(double @Nullable [] found) {
        if (outputs == UNKNOWN) {
            if (found == null) {
                throw new IllegalArgumentException("the " + name + " returned null; return one entry for each output");
            }
            outputs = found.length;
        }
        if (found == null || found.length != outputs) {
            throw new IllegalStateException("the " + name + " returned " + outputs + " outputs at first and "
                    + (found == null ? "null" : found.length) + " now; return the same outputs at each point");
        }
        return found.clone();
    }

    String name() {
        return name;
    }

    long evaluations() {
        return evaluations;
    }
}
