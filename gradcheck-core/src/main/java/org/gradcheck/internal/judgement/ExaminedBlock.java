package org.gradcheck.internal.judgement;

import java.util.Arrays;
import java.util.Optional;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.subject.ParameterBlock;

/**
 * Both sides of a block whose entries were examined one by one, before it is judged.
 *
 * @param block the block
 * @param analytic the user's gradient, entry by entry
 * @param numeric the numeric derivatives, entry by entry
 * @param entryJudge gives the entries their verdicts
 * @param response what the cost did when entries were displaced
 * @param settled how many entries a reference derivative has settled
 * @param unresolvedReason why the block is unresolved, if it is, in the words of a report
 */
@SuppressWarnings("ArrayRecordComponent") // a value that lives between two steps and is never compared
public record ExaminedBlock(
        ParameterBlock block,
        double[] analytic,
        Derivative[] numeric,
        EntryJudge entryJudge,
        CostResponse response,
        int settled,
        Optional<String> unresolvedReason)
        implements MeasuredEntries {

    @Override
    public JudgedBlock judge() {
        return new BlockJudge(this).judge();
    }

    public ExaminedBlock because(String reason) {
        return new ExaminedBlock(block, analytic, numeric, entryJudge, response, settled, Optional.of(reason));
    }

    /** The largest derivative that stands out of its error bar. */
    public static double scaleOf(Derivative[] numeric) {
        return Arrays.stream(numeric)
                .filter(derivative -> derivative.error() < Math.abs(derivative.value()))
                .mapToDouble(derivative -> Math.abs(derivative.value()))
                .max()
                .orElse(0);
    }
}
