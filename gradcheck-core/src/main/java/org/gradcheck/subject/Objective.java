package org.gradcheck.subject;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.gradcheck.internal.parameters.BatchFunction;
import org.gradcheck.internal.parameters.CostChanges;

/**
 * A scalar cost of live parameters, with the analytic gradient that is claimed for it.
 *
 * @param blocks the parameters
 * @param cost evaluates the cost at the parameters as they are stored
 * @param gradient evaluates the analytic gradient there: for each block a new array with its entries in row-major order
 * @param statedValue what the code that computes the gradient says the cost is; empty if it says nothing
 * @param visits further points to be checked
 * @param declarations what the user has declared of the gradient, such as {@code maximizing}
 * @param shortcut how the cost changes with each block, looked up at the point where the parameters are then; empty if
 *     nothing is known but the cost as a whole
 * @param batch the same cost, evaluated at many points in one go; empty if it is evaluated one by one
 * @param replicas describes the same objective once more, over parameters of its own, so that both can be evaluated at
 *     once; empty if there is but one
 * @param background what is known of the code beside its values
 */
public record Objective(
        List<ParameterBlock> blocks,
        DoubleSupplier cost,
        Supplier<List<double[]>> gradient,
        Optional<DoubleSupplier> statedValue,
        List<FurtherPoint> visits,
        List<String> declarations,
        Optional<Supplier<List<CostChanges>>> shortcut,
        Optional<BatchFunction> batch,
        Optional<Supplier<Objective>> replicas,
        KnownContext background) {

    /**
     * Copies the lists.
     *
     * @param blocks the parameters
     * @param cost evaluates the cost
     * @param gradient evaluates the analytic gradient
     * @param statedValue what the code that computes the gradient says the cost is
     * @param visits further points to be checked
     * @param declarations what the user has declared of the gradient
     * @param shortcut how the cost changes with each block
     * @param batch evaluates the cost at many points in one go
     * @param replicas describes the same objective once more
     * @param background what is known of the code beside its values
     */
    public Objective {
        blocks = List.copyOf(blocks);
        visits = List.copyOf(visits);
        declarations = List.copyOf(declarations);
    }

    Objective(List<ParameterBlock> blocks, DoubleSupplier cost, Supplier<List<double[]>> gradient) {
        this(
                blocks,
                cost,
                gradient,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                KnownContext.none());
    }

    /**
     * Returns how many parameters there are.
     *
     * @return the number of entries in all blocks
     */
    public long entries() {
        return blocks.stream().mapToLong(block -> block.shape().entries()).sum();
    }

    /**
     * Returns one of the blocks.
     *
     * @param name the name of a block
     * @return that block
     * @throws java.util.NoSuchElementException if there is none
     */
    public ParameterBlock blockNamed(String name) {
        return blocks.stream()
                .filter(block -> block.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The same, seen at another point.
     *
     * @param where what is added to the names of the blocks
     * @return an objective over the same live parameters
     */
    public Objective at(String where) {
        List<ParameterBlock> there =
                blocks.stream().map(block -> block.at(where)).toList();
        return new Objective(
                there, cost, gradient, statedValue, List.of(), declarations, shortcut, batch, replicas, background);
    }
}
