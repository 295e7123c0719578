package org.gradcheck.differentiation;

/**
 * The cheapest look at a partial derivative: one central difference. Its truncation error is not known.
 *
 * @param value the difference quotient; NaN if the cost has no value on one of the sides
 * @param noise what the noise of the cost may contribute to the value; infinite if there is no value
 * @param bend the difference between the slopes on the two sides: small beside the value, unless the point is stationary
 *     or at a kink; NaN if there is no value
 * @param step the displacement on each side
 */
public record QuickDifference(double value, double noise, double bend, double step) {

    /** Stands for an entry that must not be displaced. */
    public static final QuickDifference NOT_TAKEN = new QuickDifference(0, 0, 0, 0);

    static QuickDifference of(Rung rung) {
        return rung.isCentral()
                ? new QuickDifference(
                        rung.central().value(),
                        rung.central().noise(),
                        Math.abs(rung.forward().value() - rung.backward().value()),
                        rung.step())
                : new QuickDifference(Double.NaN, Double.POSITIVE_INFINITY, Double.NaN, rung.step());
    }

    /**
     * Tells whether the cost was the very same number at the point and on both sides.
     *
     * @return true if no displacement changed the cost
     */
    public boolean isFlat() {
        return value == 0 && bend == 0;
    }

    /**
     * Tells whether the slopes on the two sides differ so much that the point may be stationary, or at a kink.
     *
     * @return true if a closer look is needed to tell
     */
    public boolean isBent() {
        return bend > Math.abs(value) && bend > 8 * noise;
    }
}
