package org.gradcheck.report;

/** Verdict of a check on a block of parameters, or on a whole gradient. Only {@link #AGREES} passes. */
public enum Verdict {

    /** At least one entry could be compared, and every entry that could be is the derivative of the cost, or a subgradient at a kink. */
    AGREES,

    /**
     * Nothing could be compared: both gradients are zero in all entries of a block, so the check could not have failed. Single
     * rows of a Jacobian or Hessian may be zero.
     */
    VACUOUS,

    /** The cost cannot be differenced accurately enough to compare the gradients. */
    UNRESOLVED,

    /** The cost, or the gradient, has different values at the same parameters. */
    NONDETERMINISTIC,

    /**
     * At least one entry of the analytic gradient is neither the derivative of the cost nor a subgradient at a kink; this includes NaN
     * and infinity. A {@link Finding} about the gradient as a whole can disagree as well.
     */
    DISAGREES;

    /**
     * Returns the more serious of two verdicts.
     *
     * @param other another verdict
     * @return the verdict of a gradient that has both as parts
     */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
