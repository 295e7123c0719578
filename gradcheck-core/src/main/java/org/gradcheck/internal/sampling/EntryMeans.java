package org.gradcheck.internal.sampling;

import java.util.Arrays;

/**
 * Means and variances of all entries over samples (Welford, 1962), and sums over a few groups of samples, of which the products tell how the entries
 * vary together. Values are derivatives times the scale of
 * their parameter.
 */
final class EntryMeans {

    /** Largest number of groups. Chosen: some two thousand products of two groups. */
    private static final int MOST_GROUPS = 64;

    /** Largest number of sums in all groups: 32 megabytes. */
    private static final int MOST_SUMS = 4_000_000;

    private static final int FEWEST_GROUPS = 4;

    /** Steps of the power method. Chosen: an eigenvalue of noise needs no digits. */
    private static final int STEPS = 30;

    private final double[] mean;
    private final double[] squares;
    private final double[][] groups;
    private long n;

    EntryMeans(int entries) {
        this.mean = new double[entries];
        this.squares = new double[entries];
        int wanted = MOST_SUMS / Math.max(1, entries);
        this.groups = new double[Math.max(FEWEST_GROUPS, Math.min(MOST_GROUPS, wanted))][entries];
    }

    void add(double[] values) {
        double[] group = groups[(int) (n % groups.length)];
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

    /** Returns whether an entry had the same value in all samples. */
    boolean isConstant(int i) {
        return squares[i] == 0;
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

    /**
     * Size of the covariance of the mean of some entries.
     *
     * @param norm an estimate of its Frobenius norm
     * @param largest an upper estimate of its largest eigenvalue
     */
    record Spread(double norm, double largest) {}

    /** Returns the covariance of some entries, estimated from products of groups; its norm is at least that of independent entries. */
    Spread spread(int from, int to) {
        double independent = 0;
        for (int i = from; i < to; i++) {
            double variance = squares[i] / (n - 1) / n;
            independent += variance * variance;
        }
        double[][] products = products(from, to);
        int count = groups.length;
        double sum = 0;
        for (int g = 0; g < count; g++) {
            for (int h = 0; h < g; h++) {
                sum += products[g][h] * products[g][h];
            }
        }
        double together = sum / (count * (count - 1) / 2.0) / ((double) count * count);
        double norm = Math.sqrt(Math.max(independent, together));
        double eigenvalue = largestEigenvalue(products) / (count - 1) / count;
        return new Spread(norm, Math.min(norm, eigenvalue));
    }

    /** Returns the products of the means of two groups, from which the mean of all is subtracted. */
    private double[][] products(int from, int to) {
        int count = groups.length;
        double[][] centred = new double[count][];
        for (int g = 0; g < count; g++) {
            double[] group = Arrays.copyOfRange(groups[g], from, to);
            long size = n / count + (g < n % count ? 1 : 0);
            for (int i = 0; i < group.length; i++) {
                group[i] = group[i] / size - mean[from + i];
            }
            centred[g] = group;
        }
        double[][] products = new double[count][count];
        for (int g = 0; g < count; g++) {
            for (int h = 0; h <= g; h++) {
                double product = 0;
                for (int i = 0; i < centred[g].length; i++) {
                    product += centred[g][i] * centred[h][i];
                }
                products[g][h] = product;
                products[h][g] = product;
            }
        }
        return products;
    }

    /** The power method, which begins at the longest group. */
    private static double largestEigenvalue(double[][] products) {
        int longest = 0;
        for (int g = 0; g < products.length; g++) {
            longest = products[g][g] > products[longest][longest] ? g : longest;
        }
        double[] vector = products[longest].clone();
        double eigenvalue = products[longest][longest];
        for (int step = 0; step < STEPS; step++) {
            double length = length(vector);
            if (length == 0) {
                return eigenvalue;
            }
            double[] next = new double[vector.length];
            for (int g = 0; g < next.length; g++) {
                for (int h = 0; h < next.length; h++) {
                    next[g] += products[g][h] * vector[h] / length;
                }
            }
            vector = next;
            eigenvalue = Math.max(eigenvalue, length(next));
        }
        return eigenvalue;
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double component : vector) {
            sum += component * component;
        }
        return Math.sqrt(sum);
    }
}
