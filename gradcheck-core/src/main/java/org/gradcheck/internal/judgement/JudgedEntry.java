package org.gradcheck.internal.judgement;

import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;

/**
 * Verdict of a single entry and its two values.
 *
 * @param number its number among all parameters of the check
 * @param verdict its verdict
 * @param discrepancy both values
 */
public record JudgedEntry(int number, EntryVerdict verdict, Discrepancy discrepancy) {

    /** Returns the number of the entry within its block. */
    public int entry() {
        return discrepancy.entry();
    }

    /**
     * Returns whether the analytic value differs from the mean of the one-sided derivatives, so that it contributes to
     * the residual of a direction.
     */
    public boolean isNotTheMeanSlope() {
        return isWrong() || verdict == EntryVerdict.AT_A_KINK;
    }

    public boolean isWrong() {
        return verdict == EntryVerdict.DISAGREES;
    }

    /** Returns the analytic value less the numeric one. */
    public double wrongBy() {
        return discrepancy.analytic() - discrepancy.numeric();
    }
}
