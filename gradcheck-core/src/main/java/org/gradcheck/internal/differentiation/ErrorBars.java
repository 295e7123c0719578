package org.gradcheck.internal.differentiation;

/**
 * Limits on the distance between two values, in units of their error bar.
 *
 * <p>An error bar is an estimate and no bound: it may be several times too small. Two values therefore agree up to ten
 * error bars, and disagree only beyond thirty. Between the limits the comparison is inconclusive.
 */
public final class ErrorBars {

    /** Two values agree up to this many error bars. Chosen: an order of magnitude above the estimate. */
    public static final double AGREEMENT = 10;

    /**
     * Two values disagree beyond this many error bars. Chosen: three times the limit of agreement, as a gap between the
     * two.
     */
    public static final double DISAGREEMENT = 30;

    private ErrorBars() {}
}
