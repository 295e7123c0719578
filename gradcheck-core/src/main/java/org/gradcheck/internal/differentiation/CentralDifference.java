package org.gradcheck.internal.differentiation;

/**
 * The cheapest look at a partial derivative: one central difference. Its truncation error is not known.
 */
public final class CentralDifference {

    /** Stands for an entry that must not be displaced. */
    public static final CentralDifference NOT_TAKEN = of(1, 0, 0, 0, 0);

    private final Stencil rung;

    CentralDifference(Stencil rung) {
        this.rung = rung;
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
        return rung.isCentral() ? rung.central().value() : Double.NaN;
    }

    /**
     * Returns what the noise of the cost may contribute to the value.
     *
     * @return a part of the slope, 0 or more; infinite if there is no value
     */
    public double noise() {
        return rung.isCentral() ? rung.central().noise() : Double.POSITIVE_INFINITY;
    }

    /**
     * Returns the displacement on each side; the larger one where the storage has rounded them differently.
     *
     * @return the step, in the unit of the coordinate
     */
    public double step() {
        return rung.step();
    }

    /**
     * Tells whether the cost was the very same number at the point and on both sides.
     *
     * @return true if no displacement changed the cost
     */
    public boolean isFlat() {
        return rung.isCentral() && rung.changeLeft() == 0 && rung.changeRight() == 0;
    }

    /**
     * Tells whether the slopes on the two sides differ so much that the point may be stationary, or at a kink.
     *
     * @return true if a closer look is needed to tell
     */
    public boolean isBent() {
        if (!rung.isCentral()) {
            return false;
        }
        double bend = Math.abs(rung.forward().value() - rung.backward().value());
        return bend > Math.abs(value()) && bend > 8 * noise();
    }

    /** The values that it was made from. */
    Stencil rung() {
        return rung;
    }
}
