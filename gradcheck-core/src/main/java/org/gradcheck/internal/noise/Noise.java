package org.gradcheck.internal.noise;

/**
 * Noise level of a cost near a point, and its typical variation there.
 *
 * @param level the standard deviation of a single value of the cost, in its unit; at least one unit in the last place if it was estimated
 * @param variation the typical change of the cost when one parameter changes by its own size, to first order; 0 if no
 *     change was found
 * @param singlePrecision whether the cost is computed in single precision
 * @param close the noise level between neighbouring points; lower than the level if a rounded term, or chaos, shows only over longer distances
 */
public record Noise(double level, double variation, boolean singlePrecision, double close) {

    /** Smallest first step, as a part of a parameter. Chosen: the displacement of a double keeps 30 of its 52 bits. */
    private static final double SMALLEST_FIRST_STEP = 0x1p-22;

    /** Largest first step, as a part of a parameter. Chosen: few costs are close to a parabola over larger steps. */
    private static final double LARGEST_FIRST_STEP = 0x1p-5;

    /** Standard deviation of the rounding to a grid, in its steps. Formula: that of a uniform error of half a step at most. */
    private static final double ROUNDING_TO_GRID = 1 / Math.sqrt(12);

    /**
     * Creates a noise that is the same at each distance.
     *
     * @param level the standard deviation of a single value of the cost
     * @param variation the typical change of the cost when one parameter changes by its own size
     * @param singlePrecision whether the cost is computed in single precision
     */
    public Noise(double level, double variation, boolean singlePrecision) {
        this(level, variation, singlePrecision, level);
    }

    /**
     * Creates the noise of a cost that is computed in double precision.
     *
     * @param level the standard deviation of a single value of the cost
     * @param variation the typical change of the cost when one parameter changes by its own size
     */
    public Noise(double level, double variation) {
        this(level, variation, false);
    }

    /** One unit in the last place of a value of the cost, in the precision that the cost is computed in. */
    public double unitInLastPlace(double cost) {
        return singlePrecision ? Math.ulp((float) cost) : Math.ulp(cost);
    }

    /**
     * Returns this noise with a level that is not below another estimate, such as the difference between repeated evaluations.
     *
     * @param jitter the other estimate, in the unit of the cost; 0 or more
     * @return the larger of both noises
     */
    public Noise withJitter(double jitter) {
        return new Noise(Math.max(level, jitter), variation, singlePrecision, Math.max(close, jitter));
    }

    /** Adds noise that shows only over longer distances. */
    Noise withDistant(double distant) {
        return new Noise(Math.max(level, distant), variation, singlePrecision, close);
    }

    /**
     * Returns this noise for a cost whose values are rounded to a grid that is coarser than its precision. Integers are numbers of single
     * precision, but the cost is not computed in it.
     *
     * @param step the step of the grid, in the unit of the cost
     * @return a noise of at least the standard deviation of the rounding to the grid
     */
    Noise ofValuesOnGrid(double step) {
        return new Noise(Math.max(level, ROUNDING_TO_GRID * step), variation, false);
    }

    /**
     * Returns the first step of a central difference, as a part of a parameter: {@code cbrt(level / variation)}, within the limits of a
     * first step. The sum of noise {@code level / h} and truncation error {@code M3 h^2 / 6} is least at {@code cbrt(3 level / M3)}
     * (Gill, Murray, Saunders and Wright, 1983). The third derivative M3 is not measured, but taken as three times the variation.
     */
    public double balancedStep() {
        double step = StrictMath.cbrt(level / variation); // the same on each JDK
        return Double.isNaN(step)
                ? LARGEST_FIRST_STEP
                : Math.max(SMALLEST_FIRST_STEP, Math.min(LARGEST_FIRST_STEP, step));
    }
}
