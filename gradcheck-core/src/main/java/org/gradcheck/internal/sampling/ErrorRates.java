package org.gradcheck.internal.sampling;

import org.apache.commons.math3.special.Erf;

/**
 * Error rates of a check as a whole, and their shares, by Bonferroni's inequality. Tests that call a gradient wrong are repeated whenever the
 * number of samples has doubled; their rate holds for all repetitions, entries and directions together, and for a second test nearer to
 * the point. Bounds are stated when a block is found right. Their rate is divided among the looks at which the variance is small enough for
 * that: the first one takes half of it, the next one a quarter, and so on (Lan and DeMets, 1983). Other looks take nothing.
 *
 * @param looks the largest number of repetitions
 * @param falseAlarm the chance that a right gradient is called wrong
 */
record ErrorRates(int looks, double falseAlarm) {

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
        return Math.log((double) TIMES * looks * tests / falseAlarm);
    }

    /** Returns the standard errors within which the bias of a single entry is believed. A single entry takes no part in the decision to stop. */
    double widthOfEntry() {
        return normalQuantile(HIDDEN / TIMES / looks);
    }

    /**
     * Returns the number of standard errors that one of several bounds is exceeded by with its share of the chance.
     *
     * @param spent the number of looks before that could have found the block right
     */
    double width(int spent, long bounds) {
        return normalQuantile(HIDDEN * Math.pow(0.5, spent + 1) / bounds);
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
