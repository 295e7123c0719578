package org.gradcheck.internal.blockwise;

/**
 * Slope of a cost along a direction, less the claimed one.
 *
 * @param value the change of the cost by the components of the direction, to first order
 * @param error its standard deviation
 */
public record UnclaimedSlope(double value, double error) {

    /** The slope where the cost has no value. */
    static final UnclaimedSlope UNKNOWN = new UnclaimedSlope(Double.NaN, Double.NaN);

    /** Returns whether the slope was measured. */
    public boolean isKnown() {
        return Double.isFinite(value) && Double.isFinite(error);
    }
}
