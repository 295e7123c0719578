package org.gradcheck.internal.noise;

import java.util.Arrays;

/**
 * Residuals of the best polynomial of a degree, by least squares. The polynomials that are orthogonal over the points are
 * built by their three-term recurrence (Forsythe, 1957), and their parts of the values are subtracted one after the other.
 *
 * @param points where the values were taken; more than the degree, all different
 * @param degree the degree of the polynomial
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and not written to
record PolynomialResiduals(double[] points, int degree) {

    /** Returns the Euclidean norm of the residuals. */
    double norm(double... values) {
        double[] residuals = values.clone();
        double[] before = new double[points.length];
        double[] present = new double[points.length];
        Arrays.fill(present, 1);
        double squareBefore = 1;
        for (int k = 0; k <= degree; k++) {
            double square = dot(present, present);
            subtract(residuals, dot(residuals, present) / square, present);
            double[] next = times(points, present);
            subtract(next, dot(next, present) / square, present);
            subtract(next, square / squareBefore, before);
            before = present;
            present = next;
            squareBefore = square;
        }
        double norm = 0;
        for (double residual : residuals) {
            norm = Math.hypot(norm, residual);
        }
        return norm;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static double[] times(double[] left, double[] right) {
        double[] products = left.clone();
        for (int i = 0; i < products.length; i++) {
            products[i] *= right[i];
        }
        return products;
    }

    private static void subtract(double[] from, double factor, double[] values) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * values[i];
        }
    }
}
