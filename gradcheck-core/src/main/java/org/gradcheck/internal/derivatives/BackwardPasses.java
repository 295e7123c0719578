package org.gradcheck.internal.derivatives;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Gradients of all outputs of a layer, by one backward pass for each output. A backward pass gives the gradients by all blocks, but the
 * blocks are checked one after another. So the gradients by the other blocks are kept until these ask for them.
 */
final class BackwardPasses {

    private final Function<double[], List<double[]>> backward;

    /** For each block, the gradients of all outputs that were computed and not yet asked for. */
    private final List<Deque<List<double[]>>> waiting = new ArrayList<>();

    /** @param backward takes a weight for each output, and returns a new array for each block */
    BackwardPasses(int blocks, Function<double[], List<double[]>> backward) {
        this.backward = backward;
        for (int block = 0; block < blocks; block++) {
            waiting.add(new ArrayDeque<>());
        }
    }

    /**
     * Returns the gradients by a block. Each call returns those of another computation.
     *
     * @param forward evaluates the outputs
     * @return for each output an array with one entry for each parameter of the block
     */
    List<double[]> next(int block, int outputs, OutputSource forward) {
        if (waiting.get(block).isEmpty()) {
            compute(outputs, forward);
        }
        return waiting.get(block).remove();
    }

    /**
     * The forward pass comes first, since a backward pass may use what it has left. Gradients of some of the outputs are kept for no block:
     * the limit of the evaluations may end the passes.
     */
    private void compute(int outputs, OutputSource forward) {
        List<List<double[]>> computed = new ArrayList<>();
        for (int block = 0; block < waiting.size(); block++) {
            computed.add(new ArrayList<>(outputs));
        }
        for (int output = 0; output < outputs; output++) {
            double[] unused = forward.here();
            double[] upstream = new double[outputs];
            upstream[output] = 1;
            List<double[]> gradients = backward.apply(upstream);
            for (int block = 0; block < waiting.size(); block++) {
                computed.get(block).add(gradients.get(block));
            }
        }
        for (int block = 0; block < waiting.size(); block++) {
            waiting.get(block).add(computed.get(block));
        }
    }
}
