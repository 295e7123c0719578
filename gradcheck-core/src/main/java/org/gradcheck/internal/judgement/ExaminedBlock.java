package org.gradcheck.internal.judgement;

import java.util.Arrays;
import java.util.Optional;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.subject.ParameterBlock;

/**
 * Analytic and numeric derivatives of a block whose entries were examined one by one, before it is judged.
 *
 * @param block the block
 * @param analytic the user's gradient, entry by entry
 * @param numeric the numeric derivatives, entry by entry
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

    /** Returns the largest derivative that exceeds its error bar. */
    public static double scaleOf(Derivative[] numeric) {
        return Arrays.stream(numeric)
                .filter(derivative -> derivative.error() < Math.abs(derivative.value()))
                .mapToDouble(derivative -> Math.abs(derivative.value()))
                .max()
                .orElse(0);
    }
}
