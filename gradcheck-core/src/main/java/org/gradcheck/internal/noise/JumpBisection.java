package org.gradcheck.internal.noise;

import java.util.function.UnaryOperator;

/**
 * Search for a jump of the cost within an interval of a direction, by repeated division.
 *
 * <p>The algorithm: the cost {@code f} is known at both ends {@code a, b} and at the point {@code c = a + g (b - a)}, where {@code g
 * = (3 - sqrt 5) / 2} divides the interval in the golden ratio. The deviation from the chord is {@code |f(c) - f(a) - g (f(b) -
 * f(a))|}. Each step divides both parts, {@code [a, c]} and {@code [c, b]}, in the same ratio, which takes two evaluations, and
 * continues with the part that has the larger deviation. The search ends when the interval is narrower than 2^-34, or when the
 * deviation is below a hundredth of the noise level in question, or of no other size than the noise that is known already.
 *
 * <p>At a jump the deviation remains a part of its height. At a kink and on a wave it shrinks with the interval, and at a pole it
 * grows. So a jump is found if the last deviation is between 1/8 and 16 times the noise level. The golden ratio is irrational: the
 * steps of a regular staircase are never spaced evenly around such points, which would resemble a slope.
 */
final class JumpBisection {

    /** Formula: the smaller part of a length that is divided in the golden ratio. */
    private static final double GOLDEN = (3 - Math.sqrt(5)) / 2;

    /**
     * Width, as a part of the direction, at which the division ends. Chosen: within it a kink, or a wave of 10^9 radians a unit,
     * deviates from its chord by next to nothing.
     */
    private static final double NARROWEST = 0x1p-34;

    /** Part of the noise level below which the deviation belongs to no jump. Chosen: well below {@link #SMALLEST_JUMP}. */
    private static final double SMOOTH = 1e-2;

    /**
     * Deviation that noise explains, in noise levels. Formula: that of three values from a chord is 1.3 levels; in an eighth of the division
     * steps it is larger.
     */
    private static final double BY_NOISE = 2;

    /**
     * Smallest and largest deviation at a jump, in noise levels. A step of a staircase is sqrt(12) = 3.5 standard deviations of its
     * rounding high. Chosen: the chord takes away a part of it, and the level is estimated from eight values. RoundedTermDetectorTests
     * finds each staircase and no pole, kink or wave, each with 100 seeds.
     */
    private static final double SMALLEST_JUMP = 1 / 8.0;

    private static final double LARGEST_JUMP = 16;

    private final double noise;
    private final double from;
    private final double to;
    private final UnaryOperator<double[]> cost;
    private final double costFrom;
    private final double costTo;
    private final double costBetween;

    /**
     * Evaluates the cost at three points.
     *
     * @param noise the noise by which a deviation may be too small or too large; 0 if it is not known
     */
    static JumpBisection of(double from, double to, double noise, UnaryOperator<double[]> cost) {
        double[] ends = cost.apply(new double[] {from, to, between(from, to)});
        return new JumpBisection(noise, from, to, cost, ends[0], ends[1], ends[2]);
    }

    private JumpBisection(
            double noise,
            double from,
            double to,
            UnaryOperator<double[]> cost,
            double costFrom,
            double costTo,
            double costBetween) {
        this.noise = noise;
        this.from = from;
        this.to = to;
        this.cost = cost;
        this.costFrom = costFrom;
        this.costTo = costTo;
        this.costBetween = costBetween;
    }

    /**
     * Returns whether the interval contains a jump as high as the steps of a staircase.
     *
     * @param level the standard deviation of the rounding that the staircase would cause
     */
    boolean findsJump(double level) {
        double deviation = largestChordDeviation(level);
        return deviation >= SMALLEST_JUMP * level && deviation <= LARGEST_JUMP * level;
    }

    /** The deviation that remains when the interval has been divided. */
    private double largestChordDeviation(double level) {
        JumpBisection interval = this;
        while (interval.width() > NARROWEST
                && interval.chordDeviation() >= Math.max(SMOOTH * level, BY_NOISE * noise)) {
            interval = interval.partWithLargerDeviation();
        }
        return interval.chordDeviation();
    }

    /** Evaluates the cost at two points. */
    private JumpBisection partWithLargerDeviation() {
        double middle = between(from, to);
        double[] costs = cost.apply(new double[] {between(from, middle), between(middle, to)});
        JumpBisection left = new JumpBisection(noise, from, middle, cost, costFrom, costBetween, costs[0]);
        JumpBisection right = new JumpBisection(noise, middle, to, cost, costBetween, costTo, costs[1]);
        return left.chordDeviation() > right.chordDeviation() ? left : right;
    }

    /** The distance of the cost at the inner point from the chord of the ends. */
    private double chordDeviation() {
        return Math.abs(costBetween - costFrom - GOLDEN * (costTo - costFrom));
    }

    private static double between(double from, double to) {
        return from + GOLDEN * (to - from);
    }

    private double width() {
        return to - from;
    }
}
