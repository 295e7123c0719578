package org.gradcheck.subject;

import java.util.function.Consumer;

/** The call that computes the gradients into the storages of the blocks. */
sealed interface GradientOrigin {

    /**
     * Computes the gradients of all blocks.
     *
     * @param upstream the gradient that flows into an output, for this call to keep; empty for a cost without one
     */
    void compute(double[] upstream);

    /** No call: the gradients are in their arrays already, or their suppliers compute them. */
    record Stored() implements GradientOrigin {

        @Override
        public void compute(double[] upstream) {}
    }

    /** A call that differentiates the cost. */
    record OfCost(Runnable backward) implements GradientOrigin {

        @Override
        public void compute(double[] upstream) {
            backward.run();
        }
    }

    /** A call that differentiates an output, multiplied by the upstream gradient. */
    record OfOutput(Consumer<double[]> backward) implements GradientOrigin {

        @Override
        public void compute(double[] upstream) {
            backward.accept(upstream);
        }
    }
}
