package org.gradcheck.internal.derivatives;

import java.util.List;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * A derivative of a function with many outputs at a point, evaluated twice by the user's code.
 *
 * <p>A gradient check needs scalar costs. Each objective is one: an output or a combination of outputs, whose gradient is
 * a part of the first result.
 *
 * @param name the name in reports, such as {@code Jacobian}
 * @param first the first result: the rows of a matrix, or products; copied before the second evaluation
 * @param again the result of the second evaluation at the same point
 * @param objectives the costs, each with one block of parameters and with its part of {@code first} as its gradient
 */
public record VectorDerivative(String name, List<double[]> first, List<double[]> again, List<Objective> objectives) {

    /**
     * Copies the lists.
     *
     * @param name the name in reports
     * @param first the first result
     * @param again the result of the second evaluation
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
