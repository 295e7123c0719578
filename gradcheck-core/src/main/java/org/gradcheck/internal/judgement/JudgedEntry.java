package org.gradcheck.internal.judgement;

import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;

/**
 * Verdict of a single entry and its two values.
 *
 * @param number its number among all parameters of the check
 * @param verdict its verdict
 * @param discrepancy both values
 * @param isKnown whether the numeric value is known so well that a gross error would have been wrong
 */
public record JudgedEntry(int number, EntryVerdict verdict, Discrepancy discrepancy, boolean isKnown) {

    /** Creates an entry that is known unless it is open. */
    public JudgedEntry(int number, EntryVerdict verdict, Discrepancy discrepancy) {
        this(number, verdict, discrepancy, !isOpen(verdict));
    }

    /**
     * Judges an entry.
     *
     * @param number its number among all parameters of the check
     * @param judge gives the verdict
     * @param numeric the numeric derivative
     * @param scale the largest derivative of its block, in the unit of the entry
     * @param discrepancy both values
     */
    public static JudgedEntry of(
            int number, EntryJudge judge, Derivative numeric, double scale, Discrepancy discrepancy) {
        double analytic = discrepancy.analytic();
        return new JudgedEntry(
                number, judge.judge(analytic, numeric, scale), discrepancy, judge.isResolved(analytic, numeric, scale));
    }

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

    /**
     * Returns whether the entry is right, and would not be if all derivatives deviated by a part of themselves.
     *
     * @param deviation the part
     */
    public boolean shows(double deviation) {
        return verdict == EntryVerdict.AGREES
                && ErrorBars.DISAGREEMENT * discrepancy.error() < deviation * Math.abs(discrepancy.numeric());
    }

    public boolean isWrong() {
        return verdict == EntryVerdict.DISAGREES;
    }

    /** Returns whether the entry is neither right nor wrong, or too small to tell. */
    public boolean isOpen() {
        return isOpen(verdict);
    }

    private static boolean isOpen(EntryVerdict verdict) {
        return verdict == EntryVerdict.UNRESOLVED || verdict == EntryVerdict.TOO_SMALL;
    }

    /** Returns whether the entry is well known, but its analytic value is at a distance from it that may be an error. */
    public boolean isNeitherRightNorWrong() {
        return verdict == EntryVerdict.UNRESOLVED && isKnown;
    }

    /** Returns the analytic value less the numeric one. */
    public double wrongBy() {
        return discrepancy.analytic() - discrepancy.numeric();
    }
}
