package org.gradcheck.internal.sampling;

import java.util.Arrays;

/**
 * Means and variances of all entries over samples, and sums over a few groups of samples, of which the products tell how the entries
 * vary together. Values are derivatives times the scale of
 * their parameter.
 */
final class EntryMeans {

    /** Number of groups. Chosen: 120 products of two groups. */
    static final int GROUPS = 16;

    private final double[] mean;
    private final double[] squares;
    private final double[][] groups;
    private long n;

    EntryMeans(int entries) {
        this.mean = new double[entries];
        this.squares = new double[entries];
        this.groups = new double[GROUPS][entries];
    }

    void add(double[] values) {
        double[] group = groups[(int) (n % GROUPS)];
        n++;
        for (int i = 0; i < values.length; i++) {
            double delta = values[i] - mean[i];
            mean[i] += delta / n;
            squares[i] += delta * (values[i] - mean[i]);
            group[i] += values[i];
        }
    }

    long count() {
        return n;
    }

    double mean(int i) {
        return mean[i];
    }

    /** Returns a copy of the means. */
    double[] means() {
        return mean.clone();
    }

    double standardError(int i) {
        return n < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(squares[i] / (n - 1) / n);
    }

    /** Returns the square of the length of the mean of some entries. */
    double squaredLength(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += mean[i] * mean[i];
        }
        return sum;
    }

    /** Returns the expected square of the distance between mean and expectation. */
    double trace(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += squares[i];
        }
        return n < 2 ? Double.POSITIVE_INFINITY : sum / (n - 1) / n;
    }

    /** Returns the Frobenius norm of the covariance of the mean, from products of groups; at least that of independent entries. */
    double spread(int from, int to) {
        double independent = 0;
        for (int i = from; i < to; i++) {
            double variance = squares[i] / (n - 1) / n;
            independent += variance * variance;
        }
        double sum = 0;
        double[][] centred = new double[GROUPS][];
        for (int g = 0; g < GROUPS; g++) {
            double[] group = Arrays.copyOfRange(groups[g], from, to);
            long size = n / GROUPS + (g < n % GROUPS ? 1 : 0);
            for (int i = 0; i < group.length; i++) {
                group[i] = group[i] / size - mean[from + i];
            }
            centred[g] = group;
        }
        for (int g = 0; g < GROUPS; g++) {
            for (int h = 0; h < g; h++) {
                double product = 0;
                for (int i = 0; i < centred[g].length; i++) {
                    product += centred[g][i] * centred[h][i];
                }
                sum += product * product;
            }
        }
        double together = sum / (GROUPS * (GROUPS - 1) / 2.0) / ((double) GROUPS * GROUPS);
        return Math.sqrt(Math.max(independent, together));
    }
}
