package org.gradcheck.internal.blockwise;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Mean deviation of the slope of a block from the claimed one at several points, weighted by the errors.
 *
 * @param deviation the mean, as a part of the claim
 * @param error its standard deviation; larger than the errors of the points tell if they differ by more than these (Birge, 1932)
 * @param bias the deviation that kinks and curvature explain which change the slope to the same side at all points
 * @param points the number of points
 */
record MeanDeviation(double deviation, double error, double bias, int points) {

    /** Points from which the mean is that of {@link #ofMany}. Measured: with six, one error in a hundred is far too small. */
    static final int MANY = 8;

    /** Distance from the mean, in standard deviations, from which a point counts less. Chosen: a third of normal values is farther. */
    private static final double HUBER = 1;

    /** Median of the size of a normal number with a standard deviation of 1. */
    private static final double MEDIAN_OF_NORMAL = 0.6745;

    /** Part of the points whose errors count as equal: one of so many. Chosen: a small error may be so by coincidence. */
    private static final int SMALL_ERRORS = 4;

    /** Iterations for the mean. Chosen: they converge to rounding. */
    private static final int ITERATIONS = 20;

    /**
     * Deviation of the mean of the slopes at a step and at half of it, in the difference of the two. Chosen: 1.5 if it is proportional to the
     * step, and the more the closer the kinks are to the point.
     */
    private static final double OF_DIFFERENCE = 3;

    /** Standard deviations from which the mean counts as wrong. Measured: of 170 right blocks at kinks, two deviate by more than 8, by 0.1 %. */
    private static final double WRONG = 8;

    /**
     * The same for the mean of many points. Measured: of 370 right blocks, none deviates by more than 4 of the errors of 24 points, and by
     * more than {@link #SLIGHT}.
     */
    private static final double WRONG_IN_MANY = 5;

    /** Standard deviations by which a deviation exceeds the one that counts as wrong if it is sure to be called so. Chosen: noise hides two more in one of 40 cases. */
    private static final double FOUND = 2;

    /** Standard deviations of the difference that noise explains. */
    private static final double BY_NOISE = 2;

    /**
     * Deviation that counts as none. Measured: of 700 right blocks of rectified networks, one deviated by 1e-3 at all points and by ten of its
     * standard deviations; the gradients of known bugs are further off.
     */
    private static final double SLIGHT = 2e-3;

    /** Standard deviations by which noise may hide a deviation that counts. Chosen: more of them do in one of 1,000 cases. */
    private static final double HIDDEN = 3;

    static MeanDeviation of(List<WholeBlock> points) {
        return points.size() < MANY ? ofFew(points) : ofMany(points);
    }

    /** Most points are not close to a kink, and a few are far off, so the mean is a robust one (Huber, 1964), whose error their spread tells. */
    private static MeanDeviation ofMany(List<WholeBlock> points) {
        double[] errors = points.stream().mapToDouble(WholeBlock::error).toArray();
        double[] mean =
                robust(points.stream().mapToDouble(WholeBlock::deviation).toArray(), errors);
        double[] difference =
                robust(points.stream().mapToDouble(WholeBlock::difference).toArray(), errors);
        return new MeanDeviation(
                mean[0],
                mean[1],
                OF_DIFFERENCE * Math.max(0, Math.abs(difference[0]) - BY_NOISE * difference[1]),
                points.size());
    }

    /** Returns the standard deviation of the deviations of some points, from that of the median one. */
    static double spread(List<WholeBlock> points) {
        double[] deviations = points.stream().mapToDouble(WholeBlock::deviation).toArray();
        return spread(deviations, median(deviations));
    }

    private static double spread(double[] values, double center) {
        return median(DoubleStream.of(values)
                        .map(value -> Math.abs(value - center))
                        .toArray())
                / MEDIAN_OF_NORMAL;
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }

    /**
     * Returns a mean in which values count less the farther they are from it and the larger their errors are, and its standard deviation. The
     * errors tell which values are known better than others; how well they are known is told by the values.
     */
    private static double[] robust(double[] values, double... errors) {
        int n = values.length;
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        double[] scales = DoubleStream.of(errors)
                .map(error -> Math.max(error, sorted[n / SMALL_ERRORS]))
                .toArray();
        double mean = median(values);
        double[] sizes = new double[n];
        for (int i = 0; i < n; i++) {
            sizes[i] = Math.abs(values[i] - mean) / scales[i];
        }
        double far = HUBER * Math.max(median(sizes) / MEDIAN_OF_NORMAL, sorted[0] / median(scales));
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double weights = 0;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double distance = Math.max(Math.abs(values[i] - mean) / scales[i], Double.MIN_NORMAL);
                double weight = Math.min(1, far / distance) / (scales[i] * scales[i]);
                weights += weight;
                sum += weight * values[i];
            }
            mean = sum / weights;
        }
        double close = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double distance = Math.abs(values[i] - mean) / scales[i];
            double seen = Math.min(far, distance) / scales[i];
            close += distance < far ? 1 / (scales[i] * scales[i]) : 0;
            squares += seen * seen;
        }
        return new double[] {mean, close == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(squares * n / (n - 1)) / close};
    }

    private static MeanDeviation ofFew(List<WholeBlock> points) {
        double weights = 0;
        double sum = 0;
        double differences = 0;
        for (WholeBlock point : points) {
            double weight = 1 / (point.error() * point.error());
            weights += weight;
            sum += weight * point.deviation();
            differences += weight * point.difference();
        }
        double mean = sum / weights;
        double squares = 0;
        for (WholeBlock point : points) {
            double distance = (point.deviation() - mean) / point.error();
            squares += distance * distance;
        }
        double spread = points.size() < 2 ? 1 : squares / (points.size() - 1);
        return new MeanDeviation(
                mean,
                Math.sqrt(Math.max(1, spread) / weights),
                OF_DIFFERENCE * Math.abs(differences) / weights,
                points.size());
    }

    boolean isWithin(double standardDeviations) {
        return !(Math.abs(deviation) > Math.max(SLIGHT, standardDeviations * error + bias));
    }

    /** Returns whether the mean deviates by more than its error and kinks explain. */
    boolean isWrong() {
        return !isWithin(wrong());
    }

    private double wrong() {
        return points < MANY ? WRONG : WRONG_IN_MANY;
    }

    /** Returns the error to expect of the mean of some more points. */
    double errorAt(int morePoints) {
        return error * Math.sqrt((double) points / morePoints);
    }

    /** Returns the smallest deviation, as a part of the claim, that would have been found. */
    double detectable() {
        return notSlight(error, (wrong() + FOUND) * error + bias + Math.abs(deviation));
    }

    /** Returns the smallest deviation that is found, which noise must not hide behind those that count as none. */
    static double notSlight(double error, double found) {
        return Math.max(SLIGHT + HIDDEN * error, found);
    }
}
