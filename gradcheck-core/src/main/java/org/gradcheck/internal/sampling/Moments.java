package org.gradcheck.internal.sampling;

/**
 * Mean and central moments of a number over samples, updated one by one: the first two by Welford (1962), the higher ones by Pebay (2008).
 *
 * <p>{@link #evidence} states how surely the mean is not zero. It is the exponent of the tail of the self-normalised sum {@code W = sum /
 * sqrt(sum of squares)}, which is at least as thin as that of a normal distribution if the number is symmetric, with or without a
 * variance. A skewed number needs the correction {@code W^2 / 2 - |skewness| W^3 / (3 sqrt(n))} (Jing, Shao and Wang, 2003), on the
 * side where rare large values have not been drawn often enough yet. If so few of them were drawn that the correction leaves no evidence,
 * Bernstein's inequality for bounded values may still give some; the larger evidence counts.
 */
final class Moments {

    /** Fewest samples that must make up a variance. Chosen: the variance of 25 events is known to about a third. */
    private static final double FEWEST_EVENTS = 25;

    /** Distance of an imagined further sample, in those of the farthest one. Chosen: twice as far as any that was drawn. */
    private static final double IMAGINED = 2;

    /**
     * Distance that no sample is assumed to exceed, in that of the farthest one drawn and the mean. Formula: for the tail t^-1.1, the mean of the values
     * beyond those drawn is 11 times the farthest one over n, and a deviation of 170 times that is needed for a chance of 1e-9.
     */
    private static final double UNSEEN = 11;

    private long n;
    private double mean;
    private double m2;
    private double m3;
    private double m4;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    void add(double value) {
        long before = n;
        n++;
        double delta = value - mean;
        double part = delta / n;
        double square = part * part;
        double term = delta * part * before;
        mean += part;
        m4 += term * square * ((double) n * n - 3.0 * n + 3) + 6 * square * m2 - 4 * part * m3;
        m3 += term * part * (n - 2) - 3 * part * m2;
        m2 += term;
        least = Math.min(least, value);
        most = Math.max(most, value);
    }

    long count() {
        return n;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return n < 2 ? Double.POSITIVE_INFINITY : m2 / (n - 1);
    }

    /** Returns the standard error of the mean. */
    double standardError() {
        return Math.sqrt(variance() / n);
    }

    /** Returns the largest distance from the mean. */
    double farthest() {
        return n == 0 ? 0 : Math.max(mean - least, most - mean);
    }

    /** Returns the number of samples divided by the kurtosis: about the number of events that make up the variance. */
    double effectiveCount() {
        return m2 == 0 ? n : m2 * m2 / m4;
    }

    /** Returns whether a few samples make up the variance, so that it is not known, and may be infinite. */
    boolean isHeavy() {
        return m2 != 0 && effectiveCount() < FEWEST_EVENTS;
    }

    /**
     * Returns the exponent of the chance that a mean of zero deviates as far: {@code -ln(chance)}, about.
     *
     * @param floor an error that each value may have in common with all others, such as rounding
     */
    double evidence(double floor) {
        double off = Math.abs(mean) - floor;
        if (n < 2 || off <= 0) {
            return 0;
        }
        double side = Math.signum(mean);
        double now = exponent(off, m2, -side * m3, (double) n);
        double farthest = IMAGINED * farthest();
        double shifted = off - farthest / (n + 1);
        double spread = m2 + farthest * farthest * n / (n + 1.0);
        double imagined =
                shifted <= 0 ? 0 : exponent(shifted, spread, -side * m3 + farthest * farthest * farthest, n + 1.0);
        return Math.max(Math.min(now, imagined), bounded(off));
    }

    /**
     * Returns the exponent by Bernstein's inequality, if no value is more than eleven times as far as the farthest one. It is larger than that by the
     * skewness where a few samples make up the variance, but some hundred such values would be needed to explain the deviation.
     */
    private double bounded(double off) {
        double most = UNSEEN * (farthest() + Math.abs(mean));
        double variance = (m2 + most * most) / n;
        return n * off * off / 2 / (variance + most * off / 3);
    }

    /** @param adverse the third moment; positive if rare values may pull the mean towards zero */
    private static double exponent(double mean, double m2, double adverse, double n) {
        double raw = m2 + n * mean * mean;
        double w = mean * n / Math.sqrt(raw);
        double variance = m2 / n;
        double skewness = variance == 0 ? 0 : Math.max(0, adverse / n / (variance * Math.sqrt(variance)));
        double a = skewness / (3 * Math.sqrt(n));
        double used = a == 0 ? w : Math.min(w, 1 / (3 * a));
        return used * used / 2 - a * used * used * used;
    }
}
