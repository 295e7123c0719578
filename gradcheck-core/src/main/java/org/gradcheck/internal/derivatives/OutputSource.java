package org.gradcheck.internal.derivatives;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.parameters.EntryRange;

/** Evaluation of all outputs that are differenced, at the coordinates as they are stored or at several points in one call. */
public final class OutputSource {

    private final CountedFunction function;
    private final Supplier<double[]> argument;
    private final UnaryOperator<double[]> outputs;
    private final List<double[]> weights;

    /**
     * Creates a source.
     *
     * @param argument returns the argument of the function for the coordinates as they are stored, as a new array
     * @param outputs takes the values of the function and returns those that are differenced: sorted, or combined
     */
    OutputSource(CountedFunction function, Supplier<double[]> argument, UnaryOperator<double[]> outputs) {
        this(function, argument, outputs, List.of());
    }

    private OutputSource(
            CountedFunction function,
            Supplier<double[]> argument,
            UnaryOperator<double[]> outputs,
            List<double[]> weights) {
        this.function = function;
        this.argument = argument;
        this.outputs = outputs;
        this.weights = weights;
    }

    /**
     * Creates a source of sums.
     *
     * @param argument returns the argument of the function for the coordinates as they are stored, as a new array
     * @param outputs takes the values of the function and returns their sums
     * @param weights the weights of the values in each sum
     */
    static OutputSource ofSums(
            CountedFunction function,
            Supplier<double[]> argument,
            UnaryOperator<double[]> outputs,
            List<double[]> weights) {
        return new OutputSource(function, argument, outputs, weights);
    }

    /**
     * Returns the weights of the values of the function in an output that is a sum of them.
     *
     * @return a copy; empty if the output is a value of the function
     */
    public double[] weights(int output) {
        return weights.isEmpty() ? new double[0] : weights.get(output).clone();
    }

    /**
     * Evaluates the function at the coordinates as they are stored.
     *
     * @return its values, before they are summed up, as a new array
     */
    public double[] termsHere() {
        return function.value(argument());
    }

    /** Lets a meter count all evaluations of the function, those up to now included. */
    public void countBy(EvaluationMeter meter) {
        function.countBy(meter);
    }

    /** Returns the meter that counts the evaluations. */
    public EvaluationMeter meter() {
        return function.meter();
    }

    /** Returns the same outputs along a random line, which displaces some of the coordinates. */
    OutputLine along(ParameterVector coordinates, RandomGenerator random, EntryRange displaced) {
        CoordinateDirection direction = new CoordinateDirection(coordinates, random, displaced);
        return new OutputLine(
                direction.block("t"), direction.v(), new OutputSource(function, direction::x, outputs, weights));
    }

    /** Returns the same outputs along several directions, of which {@code argument} returns a point. */
    OutputLine along(GroupedDirections directions) {
        return new OutputLine(
                directions.block("t"), directions.v(), new OutputSource(function, directions::x, outputs, weights));
    }

    /**
     * Evaluates the outputs at the coordinates as they are stored.
     *
     * @return a new array
     */
    public double[] here() {
        return outputs.apply(function.value(argument()));
    }

    /**
     * Returns the argument of the function for the coordinates as they are stored.
     *
     * @return a new array
     */
    public double[] argument() {
        return argument.get();
    }

    /**
     * Evaluates the outputs for several arguments in one call.
     *
     * @param arguments the arguments, which the function may write to
     * @return a new array for each of them
     * @throws IllegalArgumentException if the function refuses one of them
     * @throws ArithmeticException likewise
     */
    public List<double[]> at(List<double[]> arguments) {
        return function.values(arguments).stream().map(outputs).toList();
    }

    /**
     * Returns whether the function takes several arguments in one call.
     *
     * @return false if it is evaluated at one point after the other
     */
    public boolean isBatched() {
        return function.isBatched();
    }

    /**
     * Returns the number of evaluations of the function up to now, those that found the number of outputs included.
     *
     * @return the number of points
     */
    public long evaluations() {
        return function.evaluations();
    }
}
