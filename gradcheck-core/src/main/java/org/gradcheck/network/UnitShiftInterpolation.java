package org.gradcheck.network;

import java.util.function.DoubleUnaryOperator;

/**
 * The change of the cost of one example as a function of the shift of one unit, interpolated between a few shifts. All
 * weights of the unit share it: displacing the weight of input x by h shifts the pre-activation by h x, whatever the
 * weight.
 *
 * <p>The polynomial of degree 4 goes through 0 and the shifts of plus and minus T and T/2; two further shifts, which it
 * has not seen, must lie on it as well. At a kink they do not, and then each shift is evaluated by itself; so it is
 * where the cost has no value at one of the six.
 */
final class UnitShiftInterpolation {

    /** Where the interpolation is tried, as parts of T: between its nodes, differently on both sides. */
    private static final double TRIED_RIGHT = 0.8;

    private static final double TRIED_LEFT = -0.3;

    private final DoubleUnaryOperator exact;
    private final double reach;
    private final double linear;
    private final double quadratic;
    private final double cubic;
    private final double quartic;
    private final boolean isInterpolated;

    /**
     * Looks at a function.
     *
     * @param exact the change of the cost for a shift, 0 for a shift of 0; NaN where the cost has no value
     * @param largest the largest shift T that will be asked for, to either side; more than 0
     * @param tolerance how far the two further values may lie beside the polynomial
     */
    UnitShiftInterpolation(DoubleUnaryOperator exact, double largest, double tolerance) {
        this.exact = exact;
        reach = largest;
        double right = exact.applyAsDouble(reach);
        double left = exact.applyAsDouble(-reach);
        double halfRight = exact.applyAsDouble(reach / 2);
        double halfLeft = exact.applyAsDouble(-reach / 2);
        double odd = (right - left) / 2;
        double even = (right + left) / 2;
        cubic = (odd - (halfRight - halfLeft)) * (4.0 / 3);
        linear = odd - cubic;
        quartic = (even - 2 * (halfRight + halfLeft)) * (4.0 / 3);
        quadratic = even - quartic;
        isInterpolated = liesOnIt(TRIED_RIGHT, tolerance) && liesOnIt(TRIED_LEFT, tolerance);
    }

    private boolean liesOnIt(double part, double tolerance) {
        return Math.abs(polynomial(part) - exact.applyAsDouble(part * reach)) <= tolerance;
    }

    double at(double shift) {
        return isInterpolated ? polynomial(shift / reach) : exact.applyAsDouble(shift);
    }

    private double polynomial(double part) {
        return part * (linear + part * (quadratic + part * (cubic + part * quartic)));
    }
}
