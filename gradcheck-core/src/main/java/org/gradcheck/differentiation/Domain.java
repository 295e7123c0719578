package org.gradcheck.differentiation;

import java.util.function.DoubleSupplier;

/** Where a cost can be evaluated at all. */
final class Domain {

    private Domain() {}

    /**
     * Evaluates a cost at a displaced point, which may lie outside its domain.
     *
     * @return the cost; NaN if it is NaN or infinite there, or refuses the point with an {@link IllegalArgumentException}
     *     or an {@link ArithmeticException}
     */
    static double evaluate(DoubleSupplier cost) {
        try {
            double value = cost.getAsDouble();
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (IllegalArgumentException | ArithmeticException outside) {
            return Double.NaN;
        }
    }
}
