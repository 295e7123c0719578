package org.gradcheck.internal.inspection;

import org.gradcheck.internal.memory.SinglePrecision;

/**
 * Relative rounding error of a long sum, such as a cost, in either precision. Two evaluations that add the same terms
 * in another order may differ by it.
 */
final class CostRounding {

    /**
     * Some 900 roundings (2^-53). Chosen: the error of a sum of n terms grows about as the square root of n (Higham,
     * 1993).
     */
    static final double DOUBLE_PRECISION = 1e-13;

    /** Some 30 roundings (2^-24). Chosen: the same growth with about a thousand terms. */
    static final double SINGLE_PRECISION = 2e-6;

    /**
     * Relative spread of repeated values of a cost in single precision. Chosen: wider than {@link #SINGLE_PRECISION}, for sums of up
     * to about a hundred thousand terms on several threads.
     */
    private static final double SINGLE_PRECISION_SPREAD = 1e-4;

    private CostRounding() {}

    /** Returns the difference up to which two values of the cost at the same point are the same, in the unit of the cost. */
    static double allowedJitter(double first, double again) {
        boolean isSinglePrecision = SinglePrecision.contains(first) && SinglePrecision.contains(again);
        return Math.abs(first) * (isSinglePrecision ? SINGLE_PRECISION_SPREAD : DOUBLE_PRECISION);
    }
}
