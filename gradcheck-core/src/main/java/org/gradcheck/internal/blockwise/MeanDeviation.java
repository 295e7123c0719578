package org.gradcheck.internal.blockwise;

import java.util.List;

/**
 * Mean deviation of the slope of a block from the claimed one at several points, weighted by the errors.
 *
 * @param deviation the mean, as a part of the claim
 * @param error its standard deviation; larger than the errors of the points tell if they differ by more than these (Birge, 1932)
 * @param bias the deviation that kinks and curvature explain which change the slope to the same side at all points
 */
record MeanDeviation(double deviation, double error, double bias) {

    /**
     * Deviation of the mean of the slopes at a step and at half of it, in the difference of the two. Formula: 3/4 to 1/2 if it is proportional to the
     * step, as by kinks; curvature causes less.
     */
    private static final double OF_DIFFERENCE = 1.5;

    /**
     * Deviation that counts as none. Measured: of 700 right blocks of rectified networks, one deviated by 1e-3 at all points and by ten of its
     * standard deviations; the gradients of known bugs are further off.
     */
    private static final double SLIGHT = 2e-3;

    static MeanDeviation of(List<WholeBlock> points) {
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
                mean, Math.sqrt(Math.max(1, spread) / weights), OF_DIFFERENCE * Math.abs(differences) / weights);
    }

    boolean isWithin(double standardDeviations) {
        return !(Math.abs(deviation) > Math.max(SLIGHT, standardDeviations * error + bias));
    }

    /** Returns the smallest deviation, as a part of the claim, that would have been found. */
    double detectable() {
        return Math.max(SLIGHT, WholeBlockTest.FOUND * error + bias + Math.abs(deviation));
    }
}
