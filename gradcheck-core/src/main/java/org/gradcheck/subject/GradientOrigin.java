package org.gradcheck.subject;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.internal.memory.SinglePrecision;

/** The call that computes the gradients into the storages of the blocks. */
sealed interface GradientOrigin {

    /**
     * Computes the gradients of all blocks.
     *
     * @param upstream the gradient that flows into an output, for this call to keep; empty for a cost without one
     */
    void compute(double[] upstream);

    /** Returns whether the call differentiates an output, and takes the gradient that flows into it. */
    default boolean takesUpstream() {
        return false;
    }

    /** Returns the upstream gradient as the call receives it, so that the cost is the same sum of the outputs. */
    default double[] received(double[] upstream) {
        return upstream;
    }

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

    /** A call that differentiates one sample of the cost. The sample is that of the description. */
    record OfSample(Consumer<RandomGenerator> backward, Supplier<RandomGenerator> sample) implements GradientOrigin {

        @Override
        public void compute(double[] upstream) {
            backward.accept(sample.get());
        }
    }

    /** A call that differentiates an output, multiplied by the upstream gradient. */
    record OfOutput(Consumer<double[]> backward) implements GradientOrigin {

        @Override
        public boolean takesUpstream() {
            return true;
        }

        @Override
        public void compute(double[] upstream) {
            backward.accept(upstream);
        }
    }

    /** A call that differentiates an output in single precision, multiplied by an upstream gradient of that precision. */
    record OfFloatOutput(Consumer<float[]> backward) implements GradientOrigin {

        @Override
        public boolean takesUpstream() {
            return true;
        }

        @Override
        public double[] received(double[] upstream) {
            return SinglePrecision.widened(SinglePrecision.narrowed(upstream));
        }

        @Override
        public void compute(double[] upstream) {
            backward.accept(SinglePrecision.narrowed(upstream));
        }
    }
}
