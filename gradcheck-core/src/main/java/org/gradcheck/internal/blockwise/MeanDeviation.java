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
     * Deviation of the mean of the slopes at a step and at half of it, in the difference of the two. Chosen: 1.5 if it is proportional to the
     * step, and the more the closer the kinks are to the point.
     */
    private static final double OF_DIFFERENCE = 3;

    /** Standard deviations from which the mean counts as wrong. Measured: of 170 right blocks at kinks, two deviate by more than 8, by 0.1 %. */
    static final double WRONG = 8;

    /** Deviation that is sure to be called wrong, in standard deviations. Chosen: noise hides two more in one of 40 cases. */
    private static final double FOUND = 10;

    /**
     * Deviation that counts as none. Measured: of 700 right blocks of rectified networks, one deviated by 1e-3 at all points and by ten of its
     * standard deviations; the gradients of known bugs are further off.
     */
    private static final double SLIGHT = 2e-3;

    /** Standard deviations by which noise may hide a deviation that counts. Chosen: more of them do in one of 1,000 cases. */
    private static final double HIDDEN = 3;

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
        return notSlight(error, FOUND * error + bias + Math.abs(deviation));
    }

    /** Returns the smallest deviation that is found, which noise must not hide behind those that count as none. */
    static double notSlight(double error, double found) {
        return Math.max(SLIGHT + HIDDEN * error, found);
    }
}
