package org.gradcheck.internal.parameters;

import java.util.List;

/** Evaluation of a cost at displaced points. All parameters are at the point of the check before and afterwards. */
public interface BatchEvaluation {

    /**
     * Evaluates the cost at some points, in their order.
     *
     * @param points any number of points
     * @return a sample for each of them
     */
    List<Sample> at(List<? extends Displacement> points);

    /** Evaluates the cost at one point. */
    default Sample at(Displacement point) {
        return at(List.of(point)).get(0);
    }

    /**
     * Returns the number of points that are worth collecting for one call. Longer lists are evaluated in parts.
     *
     * @return an even number
     */
    int most();
}
