package org.gradcheck.internal.diagnosis.search;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.KnownContext;

/**
 * A gradient that disagrees with what was measured, and what is known of the code that computes it. To be diagnosed while
 * the parameters are where they were measured.
 *
 * @param blocks both sides of each block; for a network the weights and biases of each layer in turn
 * @param background what is known of the code
 * @param earlier both sides of the blocks at the points that were checked before this one
 * @param standsStill tells whether the gradient is the same to the bit on either side of the point, though the cost is
 *     not linear in them; asked only if nothing else explains the gradient
 */
public record WrongGradient(
        List<MeasuredBlock> blocks, KnownContext background, List<MeasuredBlock> earlier, BooleanSupplier standsStill) {

    /**
     * Copies the blocks.
     *
     * @param blocks both sides of each block
     * @param background what is known of the code
     * @param earlier both sides of the blocks at earlier points
     * @param standsStill tells whether the gradient does not follow the parameters
     */
    public WrongGradient {
        blocks = List.copyOf(blocks);
        earlier = List.copyOf(earlier);
    }
}
