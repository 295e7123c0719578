package org.gradcheck.internal.differentiation;

import java.util.List;

/**
 * Slopes that the differences close to a point allow there.
 *
 * @param lowest the lowest slope
 * @param highest the highest slope, at least as large
 * @param beyond the size from which slopes are allowed as well, since a slope as large explains the noise; infinite if there is none
 */
public record SlopeInterval(double lowest, double highest, double beyond) {

    /**
     * Change of neighbouring quotients that shows a kink, in bounds of their noise. Chosen: five standard deviations of the cost,
     * since a bound is two of them.
     */
    private static final double KINK = 2.5;

    /** Ratio of two changes, from step to step, that converge slowly. Chosen: that of a smooth cost is at most 1/4. */
    private static final double SLOW = 0.5;

    /**
     * An interval alone.
     *
     * @param lowest the lowest slope
     * @param highest the highest slope
     */
    public SlopeInterval(double lowest, double highest) {
        this(lowest, highest, Double.POSITIVE_INFINITY);
    }

    /** Returns the interval of all numbers up to a distance from a value; all numbers if the value or the distance is not finite. */
    static SlopeInterval around(double value, double distance) {
        return Double.isFinite(value) && Double.isFinite(distance)
                ? new SlopeInterval(value - distance, value + distance)
                : new SlopeInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * Returns the slopes that the difference quotients of one side allow at the point. A kink between the point and a sample changes
     * all quotients of larger steps by its height divided by the step. So the quotients count from the smallest step up to
     * the first one that differs from its neighbour by more than noise.
     *
     * @param quotients the quotients of one side, by ascending step; at least one
     * @return the interval around the last quotient that counts, with its noise and its distance from the one before
     */
    static SlopeInterval ofSide(List<DifferenceQuotient> quotients) {
        int last = 0;
        while (last + 1 < quotients.size() && agree(quotients.get(last), quotients.get(last + 1))) {
            last++;
        }
        DifferenceQuotient far = quotients.get(last);
        double change =
                last == 0 ? 0 : Math.abs(far.value() - quotients.get(last - 1).value());
        return around(far.value(), change + ErrorBars.AGREEMENT * far.noise());
    }

    /**
     * Returns the smallest interval that contains the slopes on both sides, from the largest step down to the first one whose noise is not
     * small beside the width of the interval.
     *
     * @param central stencils with both sides, by ascending step; at least one
     */
    static SlopeInterval ofStepsAboveNoise(List<Stencil> central) {
        Stencil largest = central.get(central.size() - 1);
        SlopeInterval slopes = ofSlopes(largest);
        for (int i = central.size() - 2; i >= 0; i--) {
            Stencil next = central.get(i);
            if (!(ErrorBars.AGREEMENT * next.slopeDifference().noise() <= slopes.width())) {
                return slopes;
            }
            slopes = slopes.and(ofSlopes(next));
        }
        return slopes;
    }

    private static SlopeInterval ofSlopes(Stencil stencil) {
        double backward = stencil.backward().value();
        double forward = stencil.forward().value();
        return new SlopeInterval(Math.min(backward, forward), Math.max(backward, forward));
    }

    private static boolean agree(DifferenceQuotient near, DifferenceQuotient far) {
        return Math.abs(far.value() - near.value()) <= KINK * near.noise();
    }

    /** Returns the smallest interval that contains two. */
    SlopeInterval and(SlopeInterval other) {
        return new SlopeInterval(Math.min(lowest, other.lowest), Math.max(highest, other.highest));
    }

    /**
     * Returns the smallest interval that also contains the limit which the difference quotients of one side may have at the point. Near
     * the singularity of a root, a logarithm or a power, a quotient changes from step to step by almost as much as before, or by more.
     * The limit of such a series is far from the last quotient, or infinite.
     *
     * @param quotients the quotients of one side, by ascending step
     */
    SlopeInterval andLimitOf(List<DifferenceQuotient> quotients) {
        int first = firstAboveNoise(quotients);
        if (first + 2 >= quotients.size()) {
            return this;
        }
        DifferenceQuotient near = quotients.get(first);
        DifferenceQuotient next = quotients.get(first + 1);
        double last = near.value() - next.value();
        double ratio = last / (next.value() - quotients.get(first + 2).value());
        if (!(ratio > SLOW) || Math.abs(last) <= ErrorBars.AGREEMENT * (near.noise() + next.noise())) {
            return this;
        }
        double rest = ratio < 1 ? last * ratio / (1 - ratio) : Math.copySign(Double.POSITIVE_INFINITY, last);
        return new SlopeInterval(Math.min(lowest, near.value() + rest), Math.max(highest, near.value() + rest));
    }

    /**
     * Returns whether the differences of the slopes on both sides shrink with the step. Those of a smooth cost are in proportion to
     * the step, until it reaches the next wave. So the first change that is no noise decides.
     *
     * @param differences the differences of the slopes, by ascending step
     * @return true if the smaller one of two steps has at most half of the difference, or noise hides all changes
     */
    static boolean shrinkTowardsThePoint(List<DifferenceQuotient> differences) {
        for (int i = 0; i + 1 < differences.size(); i++) {
            DifferenceQuotient near = differences.get(i);
            DifferenceQuotient far = differences.get(i + 1);
            double growth = Math.abs(near.value()) - Math.abs(far.value());
            if (Math.abs(growth) > ErrorBars.AGREEMENT * (near.noise() + far.noise())) {
                return Math.abs(near.value()) <= SLOW * Math.abs(far.value());
            }
        }
        return true;
    }

    /** The smallest quotient whose noise is small beside the differences of the larger ones. */
    private static int firstAboveNoise(List<DifferenceQuotient> quotients) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int first = quotients.size();
        while (first > 0) {
            DifferenceQuotient next = quotients.get(first - 1);
            if (first < quotients.size() && !(ErrorBars.AGREEMENT * next.noise() <= most - least)) {
                return first;
            }
            least = Math.min(least, next.value());
            most = Math.max(most, next.value());
            first--;
        }
        return first;
    }

    /** Returns the same interval, and all slopes from a size on. */
    SlopeInterval andBeyond(double size) {
        return new SlopeInterval(lowest, highest, size);
    }

    /** Returns the slopes by a coordinate, where these are the slopes along a direction with one component. */
    public SlopeInterval dividedBy(double component) {
        double one = lowest / component;
        double other = highest / component;
        return new SlopeInterval(Math.min(one, other), Math.max(one, other), beyond / Math.abs(component));
    }

    boolean intersects(SlopeInterval other) {
        return lowest <= other.highest && other.lowest <= highest;
    }

    boolean isNarrowerThan(SlopeInterval other) {
        return width() < other.width();
    }

    double width() {
        return highest - lowest;
    }

    /** Returns whether a slope is allowed; never if it is NaN. */
    boolean contains(double slope) {
        return (lowest <= slope && slope <= highest) || Math.abs(slope) >= beyond;
    }

    /** Returns the largest distance from a value to a slope of the interval; infinite if the value is NaN. */
    double reachFrom(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : Math.max(0, Math.max(highest - value, value - lowest));
    }
}
