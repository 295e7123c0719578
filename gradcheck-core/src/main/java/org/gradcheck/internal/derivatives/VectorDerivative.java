package org.gradcheck.internal.derivatives;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * A derivative of a function with many outputs at a point, evaluated twice by the user's code, and once more after the function
 * was evaluated at another point.
 *
 * <p>A gradient check needs scalar costs. Each objective is one: an output or a combination of outputs, whose gradient is
 * a part of the first result.
 *
 * @param name the name in reports, such as {@code Jacobian}
 * @param function the name of the function in reports: {@code function}, or {@code gradient} for second derivatives
 * @param first the first result: the rows of a matrix, or products; copied before the second evaluation
 * @param again the result of the second evaluation at the same point
 * @param afterwards the result at the same point, after the function was evaluated at another point; empty if the function has
 *     no finite value there
 * @param objectives the costs, each with one block of parameters and with its part of {@code first} as its gradient
 */
public record VectorDerivative(
        String name,
        String function,
        List<double[]> first,
        List<double[]> again,
        Optional<List<double[]>> afterwards,
        List<Objective> objectives) {

    /**
     * Copies the lists.
     *
     * @param name the name in reports
     * @param function the name of the function in reports
     * @param first the first result
     * @param again the result of the second evaluation
     * @param afterwards the result after the function was evaluated at another point
     * @param objectives the costs with their gradients
     */
    public VectorDerivative {
        first = List.copyOf(first);
        again = List.copyOf(again);
        objectives = List.copyOf(objectives);
    }

    /**
     * Evaluates a derivative.
     *
     * @param results evaluates the derivative at the point
     * @param elsewhere evaluates the function at another point, if it has a finite value there
     * @param objectives makes the costs from the first result
     */
    static VectorDerivative evaluated(
            String name,
            String function,
            Supplier<List<double[]>> results,
            Supplier<Optional<DeclaredPoint.Elsewhere>> elsewhere,
            Function<List<double[]>, List<Objective>> objectives) {
        List<double[]> first = results.get();
        List<double[]> again = results.get();
        Optional<List<double[]>> afterwards = elsewhere.get().map(there -> results.get());
        return new VectorDerivative(name, function, first, again, afterwards, objectives.apply(first));
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
