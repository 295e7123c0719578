package org.gradcheck.internal.diagnosis.search;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.KnownContext;

/**
 * A gradient that disagrees with the measured derivatives, with the context of the code that computes it. It must be diagnosed
 * while the parameters are at the point of the check.
 *
 * @param blocks analytic and measured values of each block; for a network the weights and biases of each layer in turn
 * @param background the known context of the code
 * @param earlier the blocks at the points that were checked before this one
 * @param doesNotFollowParameters whether the gradient is the same to the bit on both sides of the point, though the cost
 *     is not linear; evaluated only if no bug explains the gradient
 */
public record WrongGradient(
        List<MeasuredBlock> blocks,
        KnownContext background,
        List<MeasuredBlock> earlier,
        BooleanSupplier doesNotFollowParameters) {

    /** Most entries of a matrix that is diagnosed. Chosen: the hypotheses take some 100 bytes for each entry. */
    public static final int MOST_ENTRIES = 1_000_000;

    /**
     * Copies the blocks.
     *
     * @param blocks analytic and measured values of each block
     * @param background the known context of the code
     * @param earlier the blocks at earlier points
     * @param doesNotFollowParameters whether the gradient does not follow the parameters
     */
    public WrongGradient {
        blocks = List.copyOf(blocks);
        earlier = List.copyOf(earlier);
    }
}
