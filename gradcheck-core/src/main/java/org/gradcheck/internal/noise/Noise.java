package org.gradcheck.internal.noise;

/**
 * How noisy a cost is near a point, beside how much it varies there.
 *
 * @param level the standard deviation of a single value of the cost, in its unit; never below one unit in the last place
 * @param variation the typical change of the cost when one parameter changes by its own size, to first order; 0 if no
 *     change was seen
 * @param singlePrecision whether the cost is computed in single precision
 */
public record Noise(double level, double variation, boolean singlePrecision) {

    /** Between 2^-22, where double steps lose their precision, and 2^-5, where few costs are still smooth. */
    private static final double SMALLEST_STEP = 0x1p-22;

    private static final double LARGEST_STEP = 0x1p-5;

    /**
     * Describes the noise of a cost that is computed in double precision.
     *
     * @param level the standard deviation of a single value of the cost
     * @param variation the typical change of the cost when one parameter changes by its own size
     */
    public Noise(double level, double variation) {
        this(level, variation, false);
    }

    /** The rounding that any value of the cost has at least. */
    public double unitInLastPlace(double cost) {
        return singlePrecision ? Math.ulp((float) cost) : Math.ulp(cost);
    }

    /**
     * Returns this noise with the differences between repeated evaluations at the same point.
     *
     * @param jitter the largest such difference, in the unit of the cost; 0 or more
     * @return the larger of both noises
     */
    public Noise withJitter(double jitter) {
        return new Noise(Math.max(level, jitter), variation, singlePrecision);
    }

    /** The relative step at which noise and truncation error of a central difference are about equal. */
    public double balancedStep() {
        double step = Math.cbrt(level / variation);
        return Double.isNaN(step) ? LARGEST_STEP : Math.max(SMALLEST_STEP, Math.min(LARGEST_STEP, step));
    }
}
