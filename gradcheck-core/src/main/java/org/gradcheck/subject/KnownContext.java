package org.gradcheck.subject;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a cost and its gradient beside their values.
 *
 * @param network the network whose parameters the blocks are, layer by layer; empty if they are others
 * @param examples over how many examples the cost is taken; empty if nobody said
 * @param isRecomputed whether the gradient is computed anew when it is asked for, not read from where it was left
 */
public record KnownContext(Optional<NetworkOnBatch> network, OptionalInt examples, boolean isRecomputed) {

    /**
     * Returns what is known of code that is nothing but its values.
     *
     * @return no network, no examples, a gradient that may be read from where it was left
     */
    public static KnownContext none() {
        return new KnownContext(Optional.empty(), OptionalInt.empty(), false);
    }
}
