package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.noise.RobustMean;

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

    /**
     * Standard deviations by which a deviation exceeds the one that counts as wrong if it is sure to be called so. Chosen: noise hides two
     * more in one of 40 cases.
     */
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

    /** Deviation that two points show. Chosen: as for a gross error of an entry; kinks change a slope by as much at few points only. */
    private static final double GROSS = 0.3;

    /** Points of which one may be left out. Chosen: the others tell a spread. */
    private static final int FEWEST = 3;

    /** Returns the mean of all points, or of all but one if this one alone makes the others differ: it may have kinks close to it. */
    static MeanDeviation ofMost(List<WholeBlock> points) {
        MeanDeviation best = of(points);
        if (points.size() >= FEWEST && points.size() < MANY) {
            double all = best.error();
            for (int i = 0; i < points.size(); i++) {
                MeanDeviation others = of(without(i, points));
                best = others.error() < Math.min(all / 2, best.error()) ? others : best;
            }
        }
        return best;
    }

    /**
     * Returns whether the mean is wrong, and is suspicious whichever of the points is left out.
     *
     * @param mean the mean of most of them
     */
    static boolean isWrongWithoutAny(List<WholeBlock> points, MeanDeviation mean) {
        if (!mean.isWrong()) {
            return false;
        }
        for (int i = 0; i < points.size(); i++) {
            if (of(without(i, points)).isWithin(Confirmation.SUSPICIOUS)) {
                return false;
            }
        }
        return true;
    }

    private static List<WholeBlock> without(int point, List<WholeBlock> points) {
        List<WholeBlock> others = new ArrayList<>(points);
        others.remove(point);
        return others;
    }

    static MeanDeviation of(List<WholeBlock> points) {
        return points.size() < MANY ? ofFew(points) : ofMany(points);
    }

    /** Most points are not close to a kink, and a few are far off, so the mean is a robust one (Huber, 1964), whose error their spread tells. */
    private static MeanDeviation ofMany(List<WholeBlock> points) {
        double[] errors = points.stream().mapToDouble(WholeBlock::error).toArray();
        RobustMean mean =
                RobustMean.of(points.stream().mapToDouble(WholeBlock::deviation).toArray(), errors);
        RobustMean difference = RobustMean.of(
                points.stream().mapToDouble(WholeBlock::difference).toArray(), errors);
        return new MeanDeviation(
                mean.value(),
                mean.error(),
                OF_DIFFERENCE * Math.max(0, Math.abs(difference.value()) - BY_NOISE * difference.error()),
                points.size());
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

    boolean isGross() {
        return Math.abs(deviation) >= GROSS;
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
