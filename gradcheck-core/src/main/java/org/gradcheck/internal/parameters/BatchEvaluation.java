package org.gradcheck.internal.parameters;

import java.util.List;

/** The one way to evaluate a cost beside the point of a check. All parameters are at the point before and afterwards. */
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
     * Returns how many points are worth collecting. Longer lists are evaluated in parts.
     *
     * @return an even number
     */
    int most();
}
