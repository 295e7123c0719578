package org.gradcheck.internal.noise;

import java.util.Arrays;

/**
 * Robust mean of values with errors, of which most are close to each other and a few are far off (Huber, 1964).
 *
 * <p>Values count less the farther they are from the mean and the larger their errors are. The errors tell which values are known better than
 * others; the values tell how well they are known.
 *
 * @param value the mean
 * @param error its standard deviation; infinite if no value is close to the mean
 */
public record RobustMean(double value, double error) {

    /** Median of the size of a normal number with a standard deviation of 1. */
    public static final double MEDIAN_OF_NORMAL = 0.6745;

    /** Distance from the mean, in standard deviations, from which a value counts less. Chosen: a third of normal values is farther. */
    private static final double HUBER = 1;

    /** Part of the values whose errors count as equal: one of so many. Chosen: a small error may be so by coincidence. */
    private static final int SMALL_ERRORS = 4;

    /** Iterations for the mean. Chosen: they converge to rounding. */
    private static final int ITERATIONS = 20;

    /**
     * Returns the mean of some values, at least two.
     *
     * @param errors the standard deviation of each value
     */
    public static RobustMean of(double[] values, double... errors) {
        int n = values.length;
        double[] scales = errors.clone();
        Arrays.sort(scales);
        double smallest = scales[0];
        double small = scales[n / SMALL_ERRORS];
        double[] sizes = new double[n];
        double mean = median(values);
        for (int i = 0; i < n; i++) {
            scales[i] = Math.max(errors[i], small);
            sizes[i] = Math.abs(values[i] - mean) / scales[i];
        }
        double far = HUBER * Math.max(median(sizes) / MEDIAN_OF_NORMAL, smallest / median(scales));
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            mean = weighted(values, scales, mean, far);
        }
        return new RobustMean(mean, error(values, scales, mean, far));
    }

    /** Returns the mean in which values beyond a distance from the last mean count less. */
    private static double weighted(double[] values, double[] scales, double mean, double far) {
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double distance = Math.max(Math.abs(values[i] - mean) / scales[i], Double.MIN_NORMAL);
            double weight = Math.min(1, far / distance) / (scales[i] * scales[i]);
            weights += weight;
            sum += weight * values[i];
        }
        return sum / weights;
    }

    private static double error(double[] values, double[] scales, double mean, double far) {
        int n = values.length;
        double close = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double distance = Math.abs(values[i] - mean) / scales[i];
            double seen = Math.min(far, distance) / scales[i];
            close += distance < far ? 1 / (scales[i] * scales[i]) : 0;
            squares += seen * seen;
        }
        return close == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(squares * n / (n - 1)) / close;
    }

    /** Returns the standard deviation of values around their median, from the median of their distances. */
    public static double spread(double... values) {
        double center = median(values);
        double[] distances = new double[values.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(values[i] - center);
        }
        return median(distances) / MEDIAN_OF_NORMAL;
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }
}
