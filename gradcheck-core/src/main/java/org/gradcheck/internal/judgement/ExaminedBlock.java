package org.gradcheck.internal.judgement;

import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Analytic and numeric derivatives of a block whose entries were examined one by one, before it is judged.
 *
 * @param block the block
 * @param analytic the user's gradient, entry by entry
 * @param numeric the numeric derivatives, entry by entry
 * @param scale the largest derivative of the block, in units of the cost
 * @param ofGradient the largest derivative of all blocks, times the size of its parameter
 * @param noise the noise of the first differences
 * @param entryJudge gives the entries their verdicts
 * @param response the response of the cost to displaced entries
 * @param settled the number of entries whose derivative is a reference derivative
 * @param unresolvedReason the reason in the words of a report; empty unless the block is unresolved
 */
@SuppressWarnings("ArrayRecordComponent") // a value that lives between two steps and is never compared
public record ExaminedBlock(
        ParameterBlock block,
        double[] analytic,
        Derivative[] numeric,
        BlockScale scale,
        double ofGradient,
        NoiseOfDifferences noise,
        EntryJudge entryJudge,
        CostResponse response,
        int settled,
        Optional<String> unresolvedReason) {

    /**
     * Largest derivative that may be hidden where a zero by symmetry is verified, as a part of the largest derivative of the
     * gradient. Chosen: above the noise of differences in single precision.
     */
    public static final double ZERO_OF_GRADIENT = 1e-3;

    /**
     * Returns the verdicts of the block as a part of a gradient, with the reason if it is unresolved. The parameters must be at the point.
     *
     * @param largest the largest derivative of all blocks, times the size of its parameter
     */
    public BlockJudge within(double largest) {
        return UnresolvedReason.addTo(new BlockJudge(new ExaminedBlock(
                block, analytic, numeric, scale, largest, noise, entryJudge, response, settled, Optional.empty())));
    }

    ExaminedBlock because(String reason) {
        return new ExaminedBlock(
                block, analytic, numeric, scale, ofGradient, noise, entryJudge, response, settled, Optional.of(reason));
    }

    /** Returns the same block with other derivatives of some entries. */
    public ExaminedBlock with(Derivative[] others) {
        return new ExaminedBlock(
                block, analytic, others, scale, ofGradient, noise, entryJudge, response, settled, unresolvedReason);
    }

    /** Returns the verdict of an entry. */
    public EntryVerdict verdict(int entry) {
        return entryJudge.judge(analytic[entry], numeric[entry], scaleOf(entry));
    }

    /** Returns whether the derivatives of all entries are zero to within a small part of the gradient, on both sides. */
    boolean isZeroBySymmetry() {
        return response == CostResponse.SYMMETRIC
                && ofGradient > 0
                && IntStream.range(0, analytic.length)
                        .filter(i -> !(numeric[i] instanceof Derivative.Excluded))
                        .allMatch(i -> entryJudge.tolerated(analytic[i], numeric[i], scaleOf(i)) * scale.sizes()[i]
                                        <= ZERO_OF_GRADIENT * ofGradient
                                && verdict(i) != EntryVerdict.DISAGREES);
    }

    /**
     * Returns the largest derivative that the entry is compared with, in its unit. A block whose derivatives are all zero has no
     * scale of its own; its zeros are those of the whole gradient.
     */
    double scaleOf(int entry) {
        return (response == CostResponse.MOVES ? scale.largest() : Math.max(scale.largest(), ofGradient))
                / scale.sizes()[entry];
    }
}
