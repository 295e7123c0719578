package org.gradcheck.internal.noise;

/**
 * Rounding error of a correct analytic value, caused by the arithmetic that it was computed in.
 *
 * @param ofEntry the part that is relative to the entry
 * @param ofBlock the part that is relative to the largest derivative of its block
 */
public record Rounding(double ofEntry, double ofBlock) {

    /**
     * Returns the rounding error of an entry.
     *
     * @param entry the analytic value
     * @param scale the largest derivative of the block
     * @return the error bound, 0 or more
     */
    public double of(double entry, double scale) {
        return ofEntry * Math.abs(entry) + ofBlock * scale;
    }
}
