package org.gradcheck.subject;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Facts about a cost and its gradient that a diagnosis needs beside their values.
 *
 * @param network the built-in network, if the blocks are its parameters, layer by layer; empty for other code
 * @param examples the batch size; empty if it was not declared
 * @param isRecomputed whether each request computes the gradient anew; if not, it is read from an array that was filled before
 * @param isFunctionOfPoint whether the gradient is computed from the point alone; if not, it may belong to the point at which the
 *     cost was evaluated last, and is requested right after an evaluation of the cost at the point
 */
public record KnownContext(
        Optional<NetworkOnBatch> network, OptionalInt examples, boolean isRecomputed, boolean isFunctionOfPoint) {

    /**
     * Returns an empty context.
     *
     * @return no network, unknown batch size, a gradient that is not computed anew and may follow the cost
     */
    public static KnownContext none() {
        return new KnownContext(Optional.empty(), OptionalInt.empty(), false, false);
    }
}
