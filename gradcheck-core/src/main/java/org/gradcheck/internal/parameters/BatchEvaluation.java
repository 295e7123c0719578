package org.gradcheck.internal.parameters;

import java.util.List;

/** Evaluation of a cost at displaced points. */
public interface BatchEvaluation {

    /**
     * Evaluates the cost at some points, in their order.
     *
     * @param points any number of points
     * @param displaced the parameters; they may stay at the last point, to be put back by the caller
     * @return a sample for each of them
     */
    List<Sample> at(List<? extends Displacement> points, Displaced displaced);

    /** Evaluates the cost at some points, and puts the parameters back. */
    default List<Sample> at(List<? extends Displacement> points) {
        try (Displaced displaced = new Displaced()) {
            return at(points, displaced);
        }
    }

    /** Returns an evaluation that calls the cost for each point by itself, with the parameters displaced. */
    default BatchEvaluation oneByOne() {
        return this;
    }

    /**
     * Returns the number of points that are worth collecting for one call: the two sides of one entry if points are evaluated one
     * by one. Longer lists are evaluated in parts.
     *
     * @return an even number
     */
    default int most() {
        return 2;
    }
}
