package org.gradcheck.subject;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.internal.parameters.BatchFunction;
import org.gradcheck.internal.parameters.CostChanges;

/**
 * A scalar cost of live parameters, with the analytic gradient to be checked.
 *
 * @param blocks the parameters
 * @param cost evaluates the cost at the parameters as they are stored
 * @param gradient evaluates the analytic gradient there: for each block a new array with its entries in row-major order
 * @param statedValue the cost that the code of the gradient returns along with it; empty if it returns none
 * @param furtherPoints further points to be checked
 * @param declarations the conventions that the user has declared, such as {@code maximizing}
 * @param shortcut supplies the changes of the cost with each block at the current parameters, which take less work than
 *     the whole cost; empty if there is no such shortcut
 * @param batch the same cost, evaluated at many points in one call; empty if it is evaluated point by point
 * @param replicas makes the same objective over parameters of its own, so that several can be evaluated in parallel;
 *     empty if there are no replicas
 * @param outputs the outputs of a layer, of which the cost is a weighted sum; empty if the cost is no such sum
 * @param stages the stages of the cost; empty if none are declared
 * @param context the network, the batch size and the like, for diagnoses
 * @param sampling the cost and the gradient as functions of random numbers; empty if both are functions of the parameters alone
 */
public record Objective(
        List<ParameterBlock> blocks,
        DoubleSupplier cost,
        Supplier<List<double[]>> gradient,
        Optional<DoubleSupplier> statedValue,
        List<FurtherPoint> furtherPoints,
        List<String> declarations,
        Optional<Supplier<List<CostChanges>>> shortcut,
        Optional<BatchFunction> batch,
        Optional<Supplier<Objective>> replicas,
        Optional<Outputs> outputs,
        Optional<Stages> stages,
        KnownContext context,
        Optional<Sampling> sampling) {

    /**
     * A cost and a gradient that depend on random numbers, of which the expectations are compared.
     *
     * @param cost evaluates the cost of one sample at the parameters as they are stored
     * @param gradient evaluates the gradient of one sample there: for each block a new array
     * @param seed the seed from which each sample gets its random numbers
     */
    public record Sampling(
            ToDoubleFunction<RandomGenerator> cost, Function<RandomGenerator, List<double[]>> gradient, long seed) {}

    /**
     * A further point at which a subject is checked.
     *
     * @param where the name of the point in reports, such as {@code after epoch 1}
     * @param move changes the parameters from those of the point before
     */
    public record FurtherPoint(String where, Runnable move) {}

    /**
     * The outputs of a layer.
     *
     * @param names a name for each; empty if they are numbered
     * @param values evaluates them at the parameters as they are stored
     * @param backward takes a weight for each output, and returns the gradient of the weighted sum: for each block a new array
     */
    public record Outputs(List<String> names, Supplier<double[]> values, Function<double[], List<double[]>> backward) {}

    /**
     * A stage of the cost.
     *
     * @param values the array that its forward writes
     * @param gradient reads the claimed derivative of the cost by the values, as a new array, after the gradient was evaluated
     * @param forward computes the values
     */
    public record Stage(ParameterBlock values, Supplier<double[]> gradient, Runnable forward) {

        /**
         * Returns the name of the stage.
         *
         * @return the name in reports
         */
        public String name() {
            return values.array();
        }
    }

    /**
     * All stages of a cost.
     *
     * @param inOrder the stages in the order of the forward pass, at least one
     * @param ending the name of the step that follows them
     * @param end evaluates the cost from the values that the stages have left
     */
    public record Stages(List<Stage> inOrder, String ending, DoubleSupplier end) {}

    /**
     * Copies the lists.
     *
     * @param blocks the parameters
     * @param cost evaluates the cost
     * @param gradient evaluates the analytic gradient
     * @param statedValue the cost that the code of the gradient returns along with it
     * @param furtherPoints further points to be checked
     * @param declarations the conventions that the user has declared
     * @param shortcut supplies the changes of the cost with each block
     * @param batch evaluates the cost at many points in one call
     * @param replicas makes the same objective over parameters of its own
     * @param outputs the outputs of a layer
     * @param stages the stages of the cost
     * @param context the network, the batch size and the like, for diagnoses
     * @param sampling the cost and the gradient as functions of random numbers
     */
    public Objective {
        blocks = List.copyOf(blocks);
        furtherPoints = List.copyOf(furtherPoints);
        declarations = List.copyOf(declarations);
    }

    /**
     * Makes an objective of nothing but a cost and its gradient.
     *
     * @param blocks the parameters
     * @param cost evaluates the cost
     * @param gradient evaluates the analytic gradient
     */
    public Objective(List<ParameterBlock> blocks, DoubleSupplier cost, Supplier<List<double[]>> gradient) {
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
                Optional.empty(),
                Optional.empty(),
                KnownContext.none(),
                Optional.empty());
    }

    /**
     * Returns the number of parameters.
     *
     * @return the number of entries in all blocks
     */
    public long entries() {
        long entries = 0;
        for (ParameterBlock block : blocks) {
            entries += block.shape().entries();
        }
        return entries;
    }

    /**
     * Returns one of the blocks.
     *
     * @param name the name of a block
     * @return that block
     * @throws java.util.NoSuchElementException if there is none
     */
    public ParameterBlock blockNamed(String name) {
        for (ParameterBlock block : blocks) {
            if (block.name().equals(name)) {
                return block;
            }
        }
        throw new NoSuchElementException("no block is named '" + name + "'");
    }

    /**
     * Returns the same objective for a further point.
     *
     * @param where the name of the point, which is added to the names of the blocks
     * @return an objective over the same live parameters
     */
    public Objective at(String where) {
        return with(blocks.stream().map(block -> block.at(where)).toList(), List.of());
    }

    /**
     * Returns the same objective with other views of its parameters.
     *
     * @param views the blocks, in the same order
     * @return an objective over the same live parameters
     */
    public Objective with(List<ParameterBlock> views) {
        return with(views, furtherPoints);
    }

    private Objective with(List<ParameterBlock> views, List<FurtherPoint> further) {
        return new Objective(
                views,
                cost,
                gradient,
                statedValue,
                further,
                declarations,
                shortcut,
                batch,
                replicas,
                outputs,
                stages,
                context,
                sampling);
    }
}
