package org.gradcheck.internal.diagnosis.search;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Least-squares fit of a proportionality factor, in units of the error bars.
 *
 * <p>The factor of {@code y = c x} is {@code sum(x y) / sum(x x)}. Both vectors are divided by their largest element first,
 * so that no sum overflows or underflows.
 */
public final class LeastSquares {

    private LeastSquares() {}

    /**
     * Returns {@code c} of {@code y = c x}.
     *
     * @return not finite if {@code x} is zero in all entries and {@code y} is not
     */
    public static double multiple(
            List<Scope.Entry> entries, ToDoubleFunction<Scope.Entry> y, ToDoubleFunction<Scope.Entry> x) {
        double[] left = inErrorBars(entries, y);
        double[] right = inErrorBars(entries, x);
        double ofLeft = largest(left);
        double ofRight = largest(right);
        double[] scaled = divided(right, ofRight);
        return ofLeft == 0
                ? 0
                : dotProduct(divided(left, ofLeft), scaled) / dotProduct(scaled, scaled) * (ofLeft / ofRight);
    }

    /** Returns a quantity of each entry, divided by the error bar of the entry. */
    public static double[] inErrorBars(List<Scope.Entry> entries, ToDoubleFunction<Scope.Entry> quantity) {
        double[] values = new double[entries.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = quantity.applyAsDouble(entries.get(i)) / entries.get(i).error();
        }
        return values;
    }

    /** Returns the largest size of a value. */
    public static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    public static double[] divided(double[] values, double by) {
        double[] divided = new double[values.length];
        for (int i = 0; i < divided.length; i++) {
            divided[i] = values[i] / by;
        }
        return divided;
    }

    public static double dotProduct(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
