package org.gradcheck.network;

import java.util.function.DoubleUnaryOperator;

/**
 * Change of one example's cost as a function of the shift of one unit, interpolated by a polynomial. All weights of the unit
 * share the function: displacing the weight of input x by h shifts the pre-activation by h x.
 *
 * <p>The polynomial of degree 4 goes through 0 and through the values at plus and minus T and T/2. Two further values, at
 * {@value #TRIED_RIGHT} T and {@value #TRIED_LEFT} T, must agree with it within the tolerance. If they do not, as at a kink,
 * or if the cost has no value at one of the six shifts, each shift is evaluated by itself.
 */
final class UnitShiftInterpolation {

    /** Shifts at which the interpolation is tested, as fractions of T: between its nodes, asymmetric on both sides. */
    private static final double TRIED_RIGHT = 0.8;

    private static final double TRIED_LEFT = -0.3;

    private final DoubleUnaryOperator exact;
    private final double range;
    private final double linear;
    private final double quadratic;
    private final double cubic;
    private final double quartic;
    private final boolean isInterpolated;

    /**
     * Evaluates a function at six shifts and decides whether to interpolate it.
     *
     * @param exact the change of the cost for a shift, 0 for a shift of 0; NaN where the cost has no value
     * @param largest the largest shift T to either side at which it is needed; more than 0
     * @param tolerance the largest allowed difference of the two further values from the polynomial
     */
    UnitShiftInterpolation(DoubleUnaryOperator exact, double largest, double tolerance) {
        this.exact = exact;
        range = largest;
        double right = exact.applyAsDouble(range);
        double left = exact.applyAsDouble(-range);
        double halfRight = exact.applyAsDouble(range / 2);
        double halfLeft = exact.applyAsDouble(-range / 2);
        double odd = (right - left) / 2;
        double even = (right + left) / 2;
        cubic = (odd - (halfRight - halfLeft)) * (4.0 / 3);
        linear = odd - cubic;
        quartic = (even - 2 * (halfRight + halfLeft)) * (4.0 / 3);
        quadratic = even - quartic;
        isInterpolated = agrees(TRIED_RIGHT, tolerance) && agrees(TRIED_LEFT, tolerance);
    }

    private boolean agrees(double part, double tolerance) {
        return Math.abs(polynomial(part) - exact.applyAsDouble(part * range)) <= tolerance;
    }

    /**
     * Adds the changes for shifts to both sides.
     *
     * @param factors the inputs of the weights
     * @param steps the displacements of the weights; a shift is their product with the inputs
     * @param left receives the changes for negative shifts
     * @param right receives the changes for positive shifts
     */
    void add(double[] factors, double[] steps, double[] left, double[] right) {
        if (isInterpolated) {
            addPolynomial(factors, steps, left, right);
            return;
        }
        for (int j = 0; j < factors.length; j++) {
            double shift = steps[j] * factors[j];
            if (shift != 0) {
                left[j] += at(-shift);
                right[j] += at(shift);
            }
        }
    }

    double at(double shift) {
        return isInterpolated ? polynomial(shift / range) : exact.applyAsDouble(shift);
    }

    /** The loop is kept free of calls and branches, so that the compiler vectorises it: it runs for each weight and example. */
    private void addPolynomial(double[] factors, double[] steps, double[] left, double[] right) {
        double t = range;
        double c1 = linear;
        double c2 = quadratic;
        double c3 = cubic;
        double c4 = quartic;
        for (int j = 0; j < factors.length; j++) {
            double x = steps[j] * factors[j] / t;
            left[j] += -x * (c1 - x * (c2 - x * (c3 - x * c4)));
            right[j] += x * (c1 + x * (c2 + x * (c3 + x * c4)));
        }
    }

    private double polynomial(double part) {
        return part * (linear + part * (quadratic + part * (cubic + part * quartic)));
    }
}
