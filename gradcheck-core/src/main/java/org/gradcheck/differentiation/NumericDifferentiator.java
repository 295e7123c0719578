package org.gradcheck.differentiation;

import java.util.function.DoubleSupplier;

/**
 * The classic numeric gradient with a step chosen by the user; no gradient check uses it. Each parameter is displaced by a step, the
 * costs are differenced, and the parameter is restored before the next one. Gradient checks choose steps from the noise of the cost
 * and give each derivative an error bar, which this class does not.
 *
 * <p>The step is {@code relativeStep * max(1, |x|)}, in the unit of the parameter. Every parameter is restored to the
 * bit, also when the cost throws. Its exception reaches the caller unchanged. A cost that is NaN or infinite at a
 * displaced point gives a partial derivative that is NaN or infinite. Bounds, scales and fixed entries of the parameters are
 * ignored.
 *
 * <p>The differentiator is immutable and thread-safe; the parameters are displaced during a call and must not be used
 * by another thread meanwhile.
 *
 * @param scheme the finite-difference formula
 * @param relativeStep the step for parameters up to 1 in size, and relative to the parameter above; positive and finite
 */
public record NumericDifferentiator(DifferenceScheme scheme, double relativeStep) {

    /**
     * Creates a differentiator.
     *
     * @param scheme the finite-difference formula
     * @param relativeStep the step
     * @throws IllegalArgumentException if the step is not positive and finite
     */
    public NumericDifferentiator {
        if (!(relativeStep > 0) || Double.isInfinite(relativeStep)) {
            throw new IllegalArgumentException(
                    "relativeStep is " + relativeStep + "; give a positive, finite step such as 1e-5");
        }
    }

    /**
     * Differentiates a cost with respect to all parameters.
     *
     * @param parameters the live parameters that the cost reads
     * @param cost evaluates the cost at the parameters as they are stored
     * @return the numeric gradient, one entry for each parameter
     */
    public double[] gradient(ParameterVector parameters, DoubleSupplier cost) {
        double[] gradient = new double[parameters.size()];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = partial(parameters, i, cost);
        }
        return gradient;
    }

    /**
     * Differentiates a cost with respect to one parameter.
     *
     * @param parameters the live parameters that the cost reads
     * @param index the parameter, from 0 to {@code parameters.size() - 1}
     * @param cost evaluates the cost at the parameters as they are stored
     * @return the numeric partial derivative; NaN if the step vanishes beside the parameter
     */
    public double partial(ParameterVector parameters, int index, DoubleSupplier cost) {
        double origin = parameters.get(index);
        try {
            return scheme.slope(
                    displacement -> sample(parameters, index, origin + displacement, cost),
                    relativeStep * Math.max(1, Math.abs(origin)));
        } finally {
            parameters.set(index, origin);
        }
    }

    private static DifferenceScheme.Sample sample(
            ParameterVector parameters, int index, double coordinate, DoubleSupplier cost) {
        parameters.set(index, coordinate);
        double stored = parameters.get(index);
        return new DifferenceScheme.Sample(stored, cost.getAsDouble());
    }
}
