package org.gradcheck.internal.diagnosis.search;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

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
        RealVector left = inErrorBars(entries, y);
        RealVector right = inErrorBars(entries, x);
        double ofLeft = left.getLInfNorm();
        double ofRight = right.getLInfNorm();
        RealVector scaled = right.mapDivide(ofRight);
        return ofLeft == 0
                ? 0
                : left.mapDivide(ofLeft).dotProduct(scaled) / scaled.dotProduct(scaled) * (ofLeft / ofRight);
    }

    public static RealVector inErrorBars(List<Scope.Entry> entries, ToDoubleFunction<Scope.Entry> quantity) {
        return new ArrayRealVector(
                entries.stream()
                        .mapToDouble(entry -> quantity.applyAsDouble(entry) / entry.error())
                        .toArray(),
                false);
    }

    static double largest(double[] values) {
        return new ArrayRealVector(values, false).getLInfNorm();
    }
}
