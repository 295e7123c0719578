package org.gradcheck.internal.judgement;

import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;

/**
 * An entry that was looked at by itself.
 *
 * @param number its number among all parameters of the check
 * @param verdict its verdict
 * @param discrepancy both values
 */
public record JudgedEntry(int number, EntryVerdict verdict, Discrepancy discrepancy) {

    /** Its number within its block. */
    public int entry() {
        return discrepancy.entry();
    }

    /** Whether it accounts for something that a direction sees: the value claimed is not the middle of the slopes. */
    public boolean isOffTheMiddle() {
        return isWrong() || verdict == EntryVerdict.AT_A_KINK;
    }

    public boolean isWrong() {
        return verdict == EntryVerdict.DISAGREES;
    }

    /** By how much the analytic value is too large. */
    public double wrongBy() {
        return discrepancy.analytic() - discrepancy.numeric();
    }
}
