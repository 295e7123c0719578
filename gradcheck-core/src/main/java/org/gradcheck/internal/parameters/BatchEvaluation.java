package org.gradcheck.internal.parameters;

import java.util.List;

/** A cost that is evaluated at many displaced points in one go, while the parameters themselves stay at rest. */
public interface BatchEvaluation {

    /**
     * Evaluates the cost at some points.
     *
     * @param points 1 to {@link #most} points
     * @return a new array with the cost at each of them; NaN or infinite where it has no value
     * @throws IllegalArgumentException if one of the points lies outside the domain of the cost
     * @throws ArithmeticException if one of them does
     */
    double[] at(List<Displacement> points);

    /**
     * Returns how many points may be asked for in one go.
     *
     * @return an even number
     */
    int most();
}
