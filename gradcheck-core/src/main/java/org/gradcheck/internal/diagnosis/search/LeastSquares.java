package org.gradcheck.internal.diagnosis.search;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The number by which one quantity is a multiple of another, by least squares in units of the error bars. All sums are
 * scaled to their largest term, so that none overflows or vanishes.
 */
public final class LeastSquares {

    private LeastSquares() {}

    /**
     * Returns {@code c} of {@code y = c x}.
     *
     * @return not finite if nothing tells
     */
    public static double multiple(
            List<Scope.Entry> entries, ToDoubleFunction<Scope.Entry> y, ToDoubleFunction<Scope.Entry> x) {
        double[] left = inErrorBars(entries, y);
        double[] right = inErrorBars(entries, x);
        double ofLeft = largest(left);
        double ofRight = largest(right);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < left.length; i++) {
            double scaled = right[i] / ofRight;
            products += left[i] / ofLeft * scaled;
            squares += scaled * scaled;
        }
        return ofLeft == 0 ? 0 : products / squares * (ofLeft / ofRight);
    }

    public static double[] inErrorBars(List<Scope.Entry> entries, ToDoubleFunction<Scope.Entry> quantity) {
        return entries.stream()
                .mapToDouble(entry -> quantity.applyAsDouble(entry) / entry.error())
                .toArray();
    }

    public static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
