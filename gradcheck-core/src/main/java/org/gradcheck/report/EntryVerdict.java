package org.gradcheck.report;

/** Verdict of a check on one entry of a gradient. */
public enum EntryVerdict {

    /**
     * Both values agree within the error bar, and zero, half, twice or the opposite sign in place of the analytic value would have
     * been wrong (with a tolerance of the user: within the tolerance). A derivative that is zero on both sides agrees if it is zero to within a small part of the largest ones.
     */
    AGREES,

    /** The cost has a kink at the point, and the analytic value is one of its subgradients. */
    AT_A_KINK,

    /**
     * The derivative is a small part of its block, and the error bar is too large to tell a right value from twice or half of
     * it.
     */
    TOO_SMALL,

    /** Both values are zero: the cost does not depend on the entry here, so nothing could be compared. */
    UNEXERCISED,

    /** The entry was excluded from the check by its description. */
    FIXED,

    /**
     * The values could not be compared: noise or curvature of the cost makes the error bar too large, the values differ by
     * 10 to 30 error bars, the analytic value lies between the slopes of a kink nearby, or the entry cannot be displaced within
     * its bounds and the domain of the cost.
     */
    UNRESOLVED,

    /** The analytic value is neither the derivative nor a subgradient; this includes NaN and infinity. */
    DISAGREES
}
