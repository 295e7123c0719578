package org.gradcheck.internal.noise;

import java.util.function.UnaryOperator;

/**
 * A stretch of a direction, with the cost at both ends and at a point between that divides it in the golden ratio: the
 * steps of a regular staircase never lie evenly around such a point, so they cannot be taken for a slope.
 */
final class JumpBisection {

    private static final double GOLDEN = (3 - Math.sqrt(5)) / 2;

    /** So short a stretch shows next to nothing of the bend of a kink, or of a wave that 10^9 radians a unit make. */
    private static final double NARROW = 0x1p-34;

    /** What is left of the noise when the stretch leads to no jump, but to something smooth. */
    private static final double FADED = 1e-2;

    /** A jump between two steps of a staircase is some standard deviations of its rounding. */
    private static final double SMALLEST_JUMP = 1 / 8.0;

    private static final double LARGEST_JUMP = 16;

    private final double from;
    private final double to;
    private final UnaryOperator<double[]> cost;
    private final double costFrom;
    private final double costTo;
    private final double costBetween;

    /** Evaluates the cost at three points. */
    static JumpBisection of(double from, double to, UnaryOperator<double[]> cost) {
        double[] ends = cost.apply(new double[] {from, to, between(from, to)});
        return new JumpBisection(from, to, cost, ends[0], ends[1], ends[2]);
    }

    private JumpBisection(
            double from, double to, UnaryOperator<double[]> cost, double costFrom, double costTo, double costBetween) {
        this.from = from;
        this.to = to;
        this.cost = cost;
        this.costFrom = costFrom;
        this.costTo = costTo;
        this.costBetween = costBetween;
    }

    /**
     * Tells whether there is a jump in it, as the steps of a staircase have.
     *
     * @param level the standard deviation of the rounding that the jump would come from
     */
    boolean leadsToAJump(double level) {
        double rest = largestBend(level);
        return rest >= SMALLEST_JUMP * level && rest <= LARGEST_JUMP * level;
    }

    /** Follows the larger bend while the stretch around it is divided. */
    private double largestBend(double level) {
        JumpBisection stretch = this;
        while (stretch.width() > NARROW && stretch.bend() >= FADED * level) {
            stretch = stretch.halfWithLargerBend();
        }
        return stretch.bend();
    }

    /** Evaluates the cost at two points. */
    private JumpBisection halfWithLargerBend() {
        double middle = between(from, to);
        double[] costs = cost.apply(new double[] {between(from, middle), between(middle, to)});
        JumpBisection left = new JumpBisection(from, middle, cost, costFrom, costBetween, costs[0]);
        JumpBisection right = new JumpBisection(middle, to, cost, costBetween, costTo, costs[1]);
        return left.bend() > right.bend() ? left : right;
    }

    /** How far the cost between the ends lies from their chord. */
    private double bend() {
        return Math.abs(costBetween - costFrom - GOLDEN * (costTo - costFrom));
    }

    private static double between(double from, double to) {
        return from + GOLDEN * (to - from);
    }

    private double width() {
        return to - from;
    }
}
