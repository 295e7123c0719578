package org.gradcheck.internal.noise;

/**
 * Difference table of equidistant values. Differences of rising order reduce a smooth function to almost nothing, and keep noise
 * (Hamming, 1962; More and Wild, Estimating Computational Noise, 2011).
 */
final class DifferenceTable {

    /** Formula: gamma_k = (k!)^2 / (2k)!, by which the k-th differences of unit noise are scaled back to unit variance. */
    private static final double[] GAMMA = {1, 1 / 2.0, 1 / 6.0, 1 / 20.0, 1 / 70.0};

    /** Lowest order that is used. Chosen: first differences contain the slope of the function. */
    private static final int LOWEST_ORDER = 2;

    private final double[] values;

    DifferenceTable(double[] values) {
        this.values = values.clone();
    }

    /** The standard deviation of a value: the smallest estimate of all orders, since low orders may still contain the function. */
    double noise() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int order = LOWEST_ORDER; order < GAMMA.length; order++) {
            smallest = Math.min(smallest, Math.sqrt(GAMMA[order]) * rootMeanSquare(differences(order)));
        }
        return smallest;
    }

    /** Squares are taken of ratios to the largest size, so that none overflows or vanishes. */
    private static double rootMeanSquare(double[] sizes) {
        double largest = 0;
        for (double size : sizes) {
            largest = Math.max(largest, size);
        }
        double squares = 0;
        for (double size : sizes) {
            double ratio = size / largest;
            squares += ratio * ratio;
        }
        return largest == 0 ? 0 : largest * Math.sqrt(squares / sizes.length);
    }

    /** The absolute values of the differences of an order. */
    private double[] differences(int order) {
        double[] differences = values.clone();
        for (int k = 1; k <= order; k++) {
            for (int i = 0; i + k < values.length; i++) {
                differences[i] = differences[i + 1] - differences[i];
            }
        }
        double[] sizes = new double[values.length - order];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(differences[i]);
        }
        return sizes;
    }
}
