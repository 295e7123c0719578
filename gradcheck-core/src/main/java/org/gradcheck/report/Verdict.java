package org.gradcheck.report;

/** What a check says of a gradient. Only {@link #AGREES} passes. */
public enum Verdict {

    /** Every entry of the analytic gradient is the derivative of the cost, as far as it can be measured. */
    AGREES,

    /** At least one entry of the analytic gradient is not the derivative of the cost; NaN and infinity never are. */
    DISAGREES
}
