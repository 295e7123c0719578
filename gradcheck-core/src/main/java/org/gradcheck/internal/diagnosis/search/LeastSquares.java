package org.gradcheck.internal.diagnosis.search;

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
     * @param errors the error bars of the entries
     * @return not finite if {@code x} is zero in all entries and {@code y} is not
     */
    public static double multiple(double[] y, double[] x, double[] errors) {
        double[] left = inErrorBars(y, errors);
        double[] right = inErrorBars(x, errors);
        double ofLeft = largest(left);
        double ofRight = largest(right);
        double[] scaled = divided(right, ofRight);
        return ofLeft == 0
                ? 0
                : dotProduct(divided(left, ofLeft), scaled) / dotProduct(scaled, scaled) * (ofLeft / ofRight);
    }

    /** Returns a quantity of each entry, divided by the error bar of the entry. */
    public static double[] inErrorBars(double[] quantity, double[] errors) {
        double[] values = new double[quantity.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = quantity[i] / errors[i];
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
