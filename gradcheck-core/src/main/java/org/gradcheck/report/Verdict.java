package org.gradcheck.report;

/** What a check says of a block of parameters, or of a whole gradient. Only {@link #AGREES} passes. */
public enum Verdict {

    /** Every entry that could be compared is the derivative of the cost, and at least one could. */
    AGREES,

    /**
     * Nothing could be compared: both gradients are zero in all entries of a block. Such a check could not have failed. Of a
     * matrix of derivatives, single rows may be so.
     */
    VACUOUS,

    /** The cost cannot be differentiated well enough to tell. */
    UNRESOLVED,

    /** The cost has different values at the same parameters. */
    NONDETERMINISTIC,

    /** At least one entry of the analytic gradient is not the derivative of the cost; NaN and infinity never are. */
    DISAGREES;

    /**
     * Returns the more serious of two verdicts.
     *
     * @param other another verdict
     * @return the verdict of a whole of which both are parts
     */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
