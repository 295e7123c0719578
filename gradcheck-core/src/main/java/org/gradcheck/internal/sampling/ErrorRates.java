package org.gradcheck.internal.sampling;

import org.apache.commons.math3.special.Erf;

/**
 * Error rates of a check as a whole, and their shares. A check looks at its samples whenever their number has doubled; the rates hold for all
 * looks, entries and directions together, and for a second test nearer to the point, by Bonferroni's inequality.
 *
 * @param looks the largest number of looks
 */
record ErrorRates(int looks) {

    /** Chance that a right gradient is called wrong. Chosen: a build of 1,000 such checks that runs 1,000 times has one on average. */
    static final double FALSE_ALARM = 1e-6;

    /** Chance that a bias above the stated one does not show: the confidence of 99 % that reports state. */
    static final double HIDDEN = 0.01;

    /** Steps of Newton's method, which needs six. */
    private static final int STEPS = 20;

    /** Tests on a segment, and once more nearer to the point. */
    private static final int TIMES = 2;

    /** Returns the evidence that one of several equal tests needs: {@code -ln(chance)}. */
    double needed(long tests) {
        return Math.log((double) TIMES * looks * tests / FALSE_ALARM);
    }

    /** Returns the number of standard errors that one of several bounds is exceeded by with its share of the chance. */
    double width(long bounds) {
        return normalQuantile(HIDDEN / TIMES / looks / bounds);
    }

    /** The upper quantile of the normal distribution for a small chance of both sides, by Newton's method on the tail. */
    private static double normalQuantile(double chance) {
        double x = Math.sqrt(-2 * Math.log(chance));
        for (int i = 0; i < STEPS; i++) {
            double tail = Erf.erfc(x / Math.sqrt(2));
            double density = 2 * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
            x += (tail - chance) / density;
        }
        return x;
    }
}
