package org.gradcheck.subject;

import java.util.List;

/**
 * A derivative of a vector-valued function at a point: what the user's code says it is, asked twice, and the scalar costs
 * whose gradients that would be.
 *
 * @param name what texts call it, such as {@code Jacobian}
 * @param first what the code returned first: the rows of a matrix, or products; copied when it was returned
 * @param again what it returned when it was asked once more at the same point
 * @param objectives the costs, each with one block of parameters and with its part of {@code first} as its gradient
 */
public record VectorDerivative(String name, List<double[]> first, List<double[]> again, List<Objective> objectives) {

    /**
     * Copies the lists.
     *
     * @param name what texts call it
     * @param first what the code returned first
     * @param again what it returned when it was asked once more
     * @param objectives the costs with their gradients
     */
    public VectorDerivative {
        first = List.copyOf(first);
        again = List.copyOf(again);
        objectives = List.copyOf(objectives);
    }

    /**
     * Returns the blocks of all objectives.
     *
     * @return the blocks in the order of the objectives
     */
    public List<ParameterBlock> blocks() {
        return objectives.stream()
                .flatMap(objective -> objective.blocks().stream())
                .toList();
    }
}
