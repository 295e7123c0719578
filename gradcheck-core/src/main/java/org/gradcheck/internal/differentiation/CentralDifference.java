package org.gradcheck.internal.differentiation;

/** One central difference, the cheapest estimate of a partial derivative. Its truncation error is not known. */
public final class CentralDifference {

    /** The value for an entry that must not be displaced. It is a difference of 0, and flat. */
    public static final CentralDifference NOT_TAKEN = of(1, 0, 0, 0, 0);

    /**
     * Where the one-sided slopes differ by more than this many bounds of the noise, noise is no explanation. Each one-sided slope
     * carries two such bounds, so noise explains at most 4. Chosen: twice that.
     */
    private static final double NOISE_FACTOR = 8;

    /**
     * Change of a slope over the size of the parameter, in largest derivatives of the block, that is no kink. Chosen: near a minimum, the
     * derivatives of a smooth cost are small beside it. In double precision, with steps of 5e-6, a kink of a twentieth of the largest
     * derivative exceeds it.
     */
    private static final double LARGEST_CURVATURE = 1e4;

    /**
     * Difference of the one-sided slopes, as a part of their mean, that is no kink. Chosen: a gradient within this difference has no gross error. With the
     * steps of single precision, 5e-3, only derivatives below a fiftieth of the curvature exceed it where the cost is smooth.
     */
    private static final double LARGEST_DIFFERENCE = 0.25;

    private final Stencil stencil;

    /** Both are read many times for each entry of large blocks. */
    private final double value;

    private final double noise;

    CentralDifference(Stencil stencil) {
        this.stencil = stencil;
        if (stencil.isCentral()) {
            DifferenceQuotient central = stencil.central();
            this.value = central.value();
            this.noise = central.noise();
        } else {
            this.value = Double.NaN;
            this.noise = Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Returns the difference of two values of the cost at the same distance from the point.
     *
     * @param step the displacement on each side, in the unit of the coordinate
     * @param costLeft the cost on the left; NaN if it has no value there
     * @param cost the cost at the point
     * @param costRight the cost on the right; NaN if it has no value there
     * @param noise the standard deviation of the noise of each value
     * @return the difference
     */
    public static CentralDifference of(double step, double costLeft, double cost, double costRight, double noise) {
        return new CentralDifference(new Stencil(step, step, costLeft, cost, costRight, noise));
    }

    /**
     * Returns the difference quotient.
     *
     * @return the slope; NaN if the cost has no value on one of the sides
     */
    public double value() {
        return value;
    }

    /**
     * Returns a bound on the error of the value that the noise of the cost causes.
     *
     * @return 0 or more, in the unit of the slope; infinite if there is no value
     */
    public double noise() {
        return noise;
    }

    /**
     * Returns the displacement on each side; the larger one where the storage has rounded them differently.
     *
     * @return the step, in the unit of the coordinate
     */
    public double step() {
        return stencil.step();
    }

    /**
     * Returns whether the cost has exactly the same value at the point and on both sides.
     *
     * @return true if no displacement changed the cost
     */
    public boolean isFlat() {
        return stencil.isCentral() && stencil.changeLeft() == 0 && stencil.changeRight() == 0;
    }

    /**
     * Returns whether the slopes on the two sides differ by more than the noise, and by more than a part of their mean or the curvature of a
     * smooth cost. The point may then be stationary, or at a kink.
     *
     * @param scale the largest derivative of the block, in the unit of the entry
     * @param size the size of the parameter
     * @return true if one central difference is not enough
     */
    public boolean slopesDiffer(double scale, double size) {
        if (!stencil.isCentral()) {
            return false;
        }
        double difference =
                Math.abs(stencil.forward().value() - stencil.backward().value());
        double smooth = Math.min(LARGEST_DIFFERENCE * Math.abs(value), LARGEST_CURVATURE * scale * (step() / size));
        return difference > smooth && difference > NOISE_FACTOR * noise;
    }

    /** Returns the distance between the slopes on both sides; infinite if there is no slope on one of them. */
    public double slopeDifference() {
        return stencil.isCentral() ? Math.abs(stencil.slopeDifference().value()) : Double.POSITIVE_INFINITY;
    }

    /** The samples that the difference is computed from. */
    Stencil stencil() {
        return stencil;
    }
}
