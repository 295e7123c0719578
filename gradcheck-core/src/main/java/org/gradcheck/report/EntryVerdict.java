package org.gradcheck.report;

/** What a check says of one entry of a gradient. */
public enum EntryVerdict {

    /** The analytic value lies within the error bar of the numeric one, which is small beside the block's gradient. */
    AGREES,

    /** The cost has a kink at the point, and the analytic value is one of its subgradients. */
    AT_A_KINK,

    /** Both values are zero: the cost does not depend on the entry here, so nothing could be compared. */
    UNEXERCISED,

    /** The entry was excluded from the check by its description. */
    FIXED,

    /**
     * Nobody can tell: the noise or the curvature of the cost leaves an error bar too large, or there is no way to displace
     * the entry within its bounds and the domain of the cost.
     */
    UNRESOLVED,

    /** The analytic value is not the derivative, nor a subgradient; NaN and infinity never are. */
    DISAGREES
}
