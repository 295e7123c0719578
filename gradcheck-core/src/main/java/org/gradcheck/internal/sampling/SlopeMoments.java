package org.gradcheck.internal.sampling;

import org.gradcheck.internal.sampling.SampleEvaluation.Sampled;

/**
 * Differences of the cost and claimed slopes along one direction, over samples that are evaluated along it. The direction displaces each
 * parameter of a block by its reach, towards the sign of the gradient: along it a factor of the gradient shows best.
 */
final class SlopeMoments {

    private final Moments claimed = new Moments();
    private final Moments missing = new Moments();
    private double products;

    /** @param side -1 if the sample was evaluated along the opposite direction */
    void add(Sampled sample, double side) {
        double slope = side * sample.claimed();
        double rest = side * (sample.half() - sample.claimed());
        double before = slope - claimed.mean();
        claimed.add(slope);
        missing.add(rest);
        products += before * (rest - missing.mean());
    }

    /** The slope that the gradient claims. */
    Moments claimed() {
        return claimed;
    }

    /** The slope of the cost less that which the gradient claims. */
    Moments missing() {
        return missing;
    }

    /** The covariance of both. */
    double covariance() {
        return claimed.count() < 2 ? 0 : products / (claimed.count() - 1);
    }
}
