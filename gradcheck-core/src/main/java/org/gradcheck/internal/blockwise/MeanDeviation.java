package org.gradcheck.internal.blockwise;

import java.util.List;

/**
 * Mean deviation of the slope of a block from the claimed one at several points, weighted by the errors.
 *
 * @param deviation the mean, as a part of the claim
 * @param error its standard deviation; larger than the errors of the points tell if they differ by more than these (Birge, 1932)
 */
record MeanDeviation(double deviation, double error) {

    /** Deviation that is sure to be seen, in standard deviations. Formula: as for a single point. */
    private static final double FOUND = 8;

    static MeanDeviation of(List<WholeBlock> points) {
        double weights = 0;
        double sum = 0;
        for (WholeBlock point : points) {
            double weight = 1 / (point.error() * point.error());
            weights += weight;
            sum += weight * point.deviation();
        }
        double mean = sum / weights;
        double squares = 0;
        for (WholeBlock point : points) {
            double distance = (point.deviation() - mean) / point.error();
            squares += distance * distance;
        }
        double spread = points.size() < 2 ? 1 : squares / (points.size() - 1);
        return new MeanDeviation(mean, Math.sqrt(Math.max(1, spread) / weights));
    }

    boolean isWithin(double standardDeviations) {
        return !(Math.abs(deviation) > standardDeviations * error);
    }

    /** Returns the smallest deviation, as a part of the claim, that would have been found. */
    double detectable() {
        return FOUND * error + Math.abs(deviation);
    }
}
