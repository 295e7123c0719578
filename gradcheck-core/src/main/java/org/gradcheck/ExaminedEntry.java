package org.gradcheck;

import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;

/**
 * An entry that was looked at by itself.
 *
 * @param number its number among all parameters of the check
 * @param verdict its verdict
 * @param discrepancy both values
 */
record ExaminedEntry(int number, EntryVerdict verdict, Discrepancy discrepancy) {

    /** Its number within its block. */
    int entry() {
        return discrepancy.entry();
    }

    /** Whether it accounts for something that a direction sees: the value claimed is not the middle of the slopes. */
    boolean isOffTheMiddle() {
        return isWrong() || verdict == EntryVerdict.AT_A_KINK;
    }

    boolean isWrong() {
        return verdict == EntryVerdict.DISAGREES;
    }

    /** By how much the analytic value is too large. */
    double wrongBy() {
        return discrepancy.analytic() - discrepancy.numeric();
    }
}
