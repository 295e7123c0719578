package org.gradcheck.internal.noise;

/**
 * What a right analytic value may have lost to the arithmetic that it was computed in.
 *
 * @param ofEntry as a part of the entry
 * @param ofBlock as a part of the largest derivative of its block
 */
public record Rounding(double ofEntry, double ofBlock) {

    /**
     * Returns how far an entry may be off.
     *
     * @param entry the analytic value
     * @param scale the largest derivative of the block
     * @return a distance, 0 or more
     */
    public double of(double entry, double scale) {
        return ofEntry * Math.abs(entry) + ofBlock * scale;
    }
}
