package org.gradcheck.subject;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.internal.parameters.RandomVector;
import org.jspecify.annotations.Nullable;

/** The way in which the cost of a subject is evaluated. */
sealed interface CostSource {

    /**
     * Returns a function that evaluates the cost at the stored parameters.
     *
     * @param blocks all parameters
     * @param upstream the gradient that flows into an output; empty for a cost without one
     */
    DoubleSupplier evaluation(List<ParameterBlock> blocks, double[] upstream);

    /** Code that reads the parameters where they are stored. */
    record InPlace(DoubleSupplier cost) implements CostSource {

        @Override
        public DoubleSupplier evaluation(List<ParameterBlock> blocks, double[] upstream) {
            return cost;
        }
    }

    /** Code that evaluates the cost at many points at once. */
    record Batched(String subject, BatchedCost cost) implements CostSource {

        @Override
        public DoubleSupplier evaluation(List<ParameterBlock> blocks, double[] upstream) {
            return new BatchedCostAdapter(subject, cost, blocks);
        }
    }

    /**
     * The built-in network.
     *
     * @param blocks the number of its blocks; if the subject has further blocks, the cost is treated as the user's own code
     */
    record OfNetwork(NetworkOnBatch onBatch, int blocks) implements CostSource {

        @Override
        public DoubleSupplier evaluation(List<ParameterBlock> all, double[] upstream) {
            return () -> onBatch.network().cost(onBatch.batch());
        }
    }

    /** The output of a layer. Its cost is the inner product with a random upstream gradient. */
    record OfOutput(String subject, Supplier<double[]> output) implements CostSource {

        double[] drawUpstream(long seed) {
            return RandomVector.uniform(read().length, new Well19937c(seed));
        }

        @Override
        public DoubleSupplier evaluation(List<ParameterBlock> blocks, double[] upstream) {
            return () -> {
                double[] y = read();
                if (y.length != upstream.length) {
                    throw new IllegalStateException("the output of " + subject + " had " + upstream.length
                            + " entries and has " + y.length + " now; its length must not change");
                }
                return MathArrays.linearCombination(upstream, y);
            };
        }

        /** Returns a copy of the outputs at the stored parameters. */
        double[] values() {
            return read().clone();
        }

        private double[] read() {
            double @Nullable [] found = output.get();
            if (found == null || found.length == 0) {
                throw new IllegalStateException("the output of " + subject + " "
                        + (found == null ? "is null" : "has no entries") + "; return one entry or more");
            }
            return found;
        }
    }
}
