package org.gradcheck.internal.diagnosis.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.KnownContext;

/**
 * A gradient that disagrees with the measured derivatives, with the context of the code that computes it. It must be diagnosed
 * while the parameters are at the point of the check.
 *
 * @param blocks analytic and measured values of each block; for a network the weights and biases of each layer in turn
 * @param judged the same blocks with the verdicts of their entries
 * @param background the known context of the code
 * @param earlier the blocks at the points that were checked before this one
 * @param doesNotFollowParameters whether the gradient is the same to the bit on both sides of the point, though the cost
 *     is not linear; evaluated only if no bug explains the gradient
 */
public record WrongGradient(
        List<MeasuredBlock> blocks,
        List<JudgedValues> judged,
        KnownContext background,
        List<MeasuredBlock> earlier,
        BooleanSupplier doesNotFollowParameters) {

    /** Most entries of a matrix that is diagnosed. Chosen: the hypotheses take some 100 bytes for each entry. */
    public static final int MOST_ENTRIES = 1_000_000;

    /**
     * Copies the blocks.
     *
     * @param blocks analytic and measured values of each block
     * @param judged the same blocks with the verdicts of their entries
     * @param background the known context of the code
     * @param earlier the blocks at earlier points
     * @param doesNotFollowParameters whether the gradient does not follow the parameters
     */
    public WrongGradient {
        blocks = List.copyOf(blocks);
        judged = List.copyOf(judged);
        earlier = List.copyOf(earlier);
    }

    /** Creates a gradient whose verdicts follow from the error bars. */
    public WrongGradient(
            List<MeasuredBlock> blocks,
            KnownContext background,
            List<MeasuredBlock> earlier,
            BooleanSupplier doesNotFollowParameters) {
        this(blocks, blocks.stream().map(JudgedValues::of).toList(), background, earlier, doesNotFollowParameters);
    }

    /** Returns a gradient of which the verdicts are known. */
    public static WrongGradient of(
            List<JudgedValues> judged,
            KnownContext background,
            List<MeasuredBlock> earlier,
            BooleanSupplier doesNotFollowParameters) {
        List<MeasuredBlock> blocks = new ArrayList<>();
        for (JudgedValues values : judged) {
            blocks.add(values.measured());
        }
        return new WrongGradient(blocks, judged, background, earlier, doesNotFollowParameters);
    }
}
