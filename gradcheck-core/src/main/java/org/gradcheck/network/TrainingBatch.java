package org.gradcheck.network;

import java.util.Objects;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.internal.text.Plural;

/**
 * Examples over which a cost is computed, each with a row of inputs and a row of targets. Immutable, and safe for use by
 * several threads. Entries may be NaN or infinite, which makes costs and gradients NaN or infinite too.
 */
public final class TrainingBatch {

    private final double[][] inputs;
    private final double[][] targets;

    private TrainingBatch(double[][] inputs, double[][] targets) {
        this.inputs = inputs;
        this.targets = targets;
    }

    /**
     * Returns a batch of copies of the given rows.
     *
     * @param inputs {@code batch x inputs}, at least {@code 1 x 1}
     * @param targets {@code batch x outputs}, at least {@code 1 x 1}
     * @return an immutable batch
     * @throws NullPointerException if an array or a row is null
     * @throws IllegalArgumentException if there are no rows, if rows are empty or differ in length, or if there are not as
     *     many rows of targets as of inputs
     */
    public static TrainingBatch of(double[][] inputs, double[][] targets) {
        double[][] inputRows = rectangularCopy("inputs", inputs);
        double[][] targetRows = rectangularCopy("targets", targets);
        if (inputRows.length != targetRows.length) {
            throw new IllegalArgumentException("inputs have " + Plural.of(inputRows.length, "row") + ", targets have "
                    + Plural.of(targetRows.length, "row") + ": give each example a row of inputs and a row of targets");
        }
        return new TrainingBatch(inputRows, targetRows);
    }

    /**
     * Draws a batch that fits a network and its cost. Inputs are standard normal. Targets are one-hot rows for categorical
     * cross-entropy, uniform in (0.05, 0.95) for binary cross-entropy, and otherwise values within the range of the
     * output layer.
     *
     * @param network the network that the batch is for
     * @param batchSize the number of examples, at least 1
     * @param random the source of random numbers; the same state gives the same batch
     * @return an immutable batch
     * @throws IllegalArgumentException if the batch size is less than 1
     */
    public static TrainingBatch random(FeedforwardNetwork network, int batchSize, RandomGenerator random) {
        if (batchSize < 1) {
            throw new IllegalArgumentException(
                    "a batch of " + batchSize + " examples has no mean cost: ask for at least 1");
        }
        double[][] inputs = new double[batchSize][network.inputs()];
        double[][] targets = new double[batchSize][];
        RandomTargets fittingTargets = network.costFunction().randomTargets();
        for (int example = 0; example < batchSize; example++) {
            for (int j = 0; j < inputs[example].length; j++) {
                inputs[example][j] = random.nextGaussian();
            }
            targets[example] = fittingTargets.draw(network, random);
        }
        return new TrainingBatch(inputs, targets);
    }

    /**
     * Returns the inputs of all examples.
     *
     * @return a read-only matrix {@code batch x inputs}; writing to it throws {@link UnsupportedOperationException}
     */
    public RealMatrix inputs() {
        return new BatchMatrix(inputs);
    }

    /**
     * Returns the targets of all examples.
     *
     * @return a read-only matrix {@code batch x outputs}; writing to it throws {@link UnsupportedOperationException}
     */
    public RealMatrix targets() {
        return new BatchMatrix(targets);
    }

    /**
     * Returns the number of examples.
     *
     * @return at least 1
     */
    public int size() {
        return inputs.length;
    }

    /** Returns the shapes, such as {@code batch of 8 examples, 2 inputs and 1 targets each}. */
    @Override
    public String toString() {
        return "batch of " + size() + " examples, " + inputs[0].length + " inputs and " + targets[0].length
                + " targets each";
    }

    double[] input(int example) {
        return inputs[example];
    }

    double[] target(int example) {
        return targets[example];
    }

    void requireFits(FeedforwardNetwork network) {
        String sizes = network.layout().sizes();
        if (inputs[0].length != network.inputs()) {
            throw new IllegalArgumentException("batch has " + inputs[0].length + " inputs per example, the network "
                    + sizes + " takes " + network.inputs() + ": give each example " + network.inputs()
                    + " inputs, or build the network with builder(" + inputs[0].length + ")");
        }
        if (targets[0].length != network.outputs()) {
            throw new IllegalArgumentException("batch has " + targets[0].length + " targets per example, the network "
                    + sizes + " has " + network.outputs() + " outputs: give each example " + network.outputs()
                    + " targets, or the output layer " + targets[0].length + " units");
        }
    }

    private static double[][] rectangularCopy(String name, double[][] rows) {
        Objects.requireNonNull(rows, () -> name + " are null: give each example a row of " + name);
        if (rows.length == 0) {
            throw new IllegalArgumentException(name + " have no rows: a batch needs at least one example");
        }
        double[][] copy = new double[rows.length][];
        for (int example = 0; example < rows.length; example++) {
            String row = "row " + example + " of " + name;
            copy[example] = Objects.requireNonNull(
                            rows[example], () -> row + " is null: give each example a row of numbers")
                    .clone();
            if (copy[example].length == 0) {
                throw new IllegalArgumentException(row + " is empty: give each example at least one number");
            }
            if (copy[example].length != copy[0].length) {
                throw new IllegalArgumentException(row + " has " + copy[example].length + " entries, row 0 has "
                        + copy[0].length + ": give all rows the same length");
            }
        }
        return copy;
    }
}
