package org.gradcheck.internal.differentiation;

/**
 * Two central differences of a cost minus the linear model of a gradient, along one direction: at the whole distance and at half of it.
 *
 * <p>An error of the gradient changes both alike. Noise, kinks and curvature of odd order change them differently, so the difference of the
 * two measures these, whatever the gradient claims.
 *
 * @param near the slope from the samples at half of the distance
 * @param far the slope from the samples at the whole distance
 * @param bend the slope on the right less that on the left near the point, without the part that is proportional to the distance: half
 *     of the change of slope by a kink at the point
 */
public record SlopePair(double near, double far, double bend) {

    /**
     * Standard deviation of {@link #value} for unit noise. Formula: {@code sqrt((2 / 4 + 2) / 4)}, since the slopes are half of a difference
     * of two costs, divided by 1 and by 1/2.
     */
    public static final double VALUE_NOISE = Math.sqrt(0.625);

    /** Standard deviation of {@link #difference} for unit noise: twice as large. */
    public static final double DIFFERENCE_NOISE = 2 * VALUE_NOISE;

    /**
     * Returns the standard deviation of the mean of some {@link #bend} for unit noise. Formula: {@code sqrt(2 * 4 + 2 / 4)} for one of them, from
     * the four samples, and 3 for all of them, from the cost at the point, whose noise is always the same.
     *
     * @param averaged the number of bends
     */
    public static double noiseOfBend(int averaged) {
        return Math.sqrt(9 + 8.5 / averaged);
    }

    /** Returns the mean of both slopes. */
    public double value() {
        return (near + far) / 2;
    }

    /** Returns the difference of both slopes. */
    public double difference() {
        return far - near;
    }

    /** Returns whether the cost has values at all four points. */
    public boolean isKnown() {
        return Double.isFinite(near) && Double.isFinite(far);
    }
}
