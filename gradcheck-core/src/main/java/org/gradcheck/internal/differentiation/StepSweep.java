package org.gradcheck.internal.differentiation;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.ParameterScale;

/**
 * The difference quotients of a cost along one parameter, over steps of many decades. Plotted over
 * the step, their errors form a V: truncation dominates at large steps, rounding at small ones, and the best step is in between.
 *
 * <p>Steps are powers of two, so that most displacements are exact. A step outside the domain of the cost gives NaN. The
 * parameter is restored to the bit, also if the cost throws. Not thread-safe.
 */
public final class StepSweep {

    /** Most evaluations of one sweep. Chosen: 24 steps reach from the size of a parameter to 2^-46 of it. */
    public static final int MOST_EVALUATIONS = 48;

    /** Two evaluations for each step. */
    private static final int STEPS = MOST_EVALUATIONS / 2;

    /** Each step is a quarter of the step before. Chosen: five points for three decades of the plot. */
    private static final int BITS_BETWEEN_STEPS = 2;

    /**
     * The difference quotients of a cost for one step. Values are in the unit of the cost divided by that of the parameter.
     *
     * @param step the displacement on each side, in the unit of the parameter; the larger one where the storage has rounded
     *     them differently
     * @param central the quotient of both sides; NaN where the cost has no value on one of them
     * @param left the slope towards smaller parameters; NaN where the cost has no value there
     * @param right the slope towards larger parameters; NaN where the cost has no value there
     */
    public record Sample(double step, double central, double left, double right) {

        static Sample of(Stencil stencil) {
            return new Sample(
                    stencil.step(),
                    stencil.isCentral() ? stencil.central().value() : Double.NaN,
                    stencil.hasLeft() ? stencil.backward().value() : Double.NaN,
                    stencil.hasRight() ? stencil.forward().value() : Double.NaN);
        }
    }

    private final BatchEvaluation cost;
    private final double costAtPoint;
    private final Noise noise = new Noise(0, 0);

    /**
     * Prepares for one point.
     *
     * @param cost evaluates the cost
     * @param costAtPoint its value at the point; finite
     */
    public StepSweep(BatchEvaluation cost, double costAtPoint) {
        this.cost = cost;
        this.costAtPoint = costAtPoint;
    }

    /**
     * Takes steps along one parameter, in the order of their distance from a given step.
     *
     * @param parameters the live parameters
     * @param index which of them
     * @param scale the scale of these parameters
     * @param from the step to begin with, in the unit of the parameter
     * @param goesOn is called before each step; the sweep ends when it returns false
     * @return the quotients, by ascending steps; at most {@value #MOST_EVALUATIONS} evaluations
     */
    public List<Sample> of(
            ParameterVector parameters, int index, ParameterScale scale, double from, BooleanSupplier goesOn) {
        int largest = Math.getExponent(scale.of(index));
        int start = Math.getExponent(from);
        List<Integer> exponents = IntStream.range(0, STEPS)
                .mapToObj(k -> largest - BITS_BETWEEN_STEPS * k)
                .sorted(comparingInt(exponent -> Math.abs(exponent - start)))
                .toList();
        List<Sample> samples = new ArrayList<>();
        try (Displaced displaced = new Displaced()) {
            LineFunction line = new CoordinateLine(parameters, index, cost, displaced);
            for (int exponent : exponents) {
                if (!goesOn.getAsBoolean()) {
                    break;
                }
                samples.add(Sample.of(line.stencil(Math.scalb(1.0, exponent), costAtPoint, noise)));
            }
        }
        samples.sort(comparingDouble(Sample::step));
        return List.copyOf(samples);
    }
}
