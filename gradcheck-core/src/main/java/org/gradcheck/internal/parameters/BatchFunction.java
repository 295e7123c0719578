package org.gradcheck.internal.parameters;

import java.util.List;

/** A cost that is evaluated at many displaced points in one call, while the parameters keep their values. */
@FunctionalInterface
public interface BatchFunction {

    /**
     * Evaluates the cost at some points.
     *
     * @param points at least one
     * @return a new array with the cost at each of them; NaN or infinite where it has no value
     * @throws IllegalArgumentException if one of the points lies outside the domain of the cost
     * @throws ArithmeticException if one of the points lies outside the domain of the cost
     */
    double[] at(List<DisplacedPoint> points);
}
