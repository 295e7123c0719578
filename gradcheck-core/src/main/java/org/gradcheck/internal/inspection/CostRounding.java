package org.gradcheck.internal.inspection;

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

    private CostRounding() {}
}
