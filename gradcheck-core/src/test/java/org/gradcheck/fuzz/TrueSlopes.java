package org.gradcheck.fuzz;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * True derivatives of a program by one coordinate, at the point and beside it, and which errors of a claim the cost can
 * show at all.
 *
 * <p>The difference quotient of two points within a step {@code h} of the point lies between the least and the largest
 * derivative within the step, give or take twice the noise over {@code h}. A claim further away than a multiple of both
 * is visibly wrong. Where the function is smooth, central differences are closer: their truncation error is the mean of
 * the derivative over the step minus the derivative at the point, which is known exactly, too.
 */
final class TrueSlopes {

    /** The cost shows a slope if it changes the cost by this many times the noise, before a kink changes it. */
    private static final double SHOWN = 10;

    /** Steps, a quarter of a decade apart, from 0.03 of the size of the parameter down to 1e-9. */
    private static final int STEPS = 31;

    private static final double LARGEST_STEP = 0.03;
    private static final double RATIO = Math.pow(10, -0.25);

    /** A check is allowed error bars of this many times the noise over the step, and truncation. */
    private static final double NOISE_MARGIN = 100;

    private static final double TRUNCATION_MARGIN = 10;
    private static final double VARIATION_MARGIN = 3;

    /** Part of a slope within which another one is the same. */
    private static final double TOLERANCE = 1e-3;

    private final Program program;
    private final int entry;
    private final double noise;
    private final boolean smooth;
    private final double left;
    private final double right;

    /** Derivatives beside the point, by the number of the step; made when they are asked for. */
    private double[] before = {};

    private double[] behind = {};
    private double[] truncation = {};

    TrueSlopes(Program program, int entry, double noise) {
        this.program = program;
        this.entry = entry;
        this.noise = noise;
        this.smooth = !program.graph.hasKinks();
        this.right = program.graph.slope(program.point(), entry, 1);
        this.left = smooth ? right : program.graph.slope(program.point(), entry, -1);
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    double steepest() {
        return Math.max(Math.abs(left), Math.abs(right));
    }

    /** What the entry contributes to the change of the cost when its parameter changes by its size. */
    double weight() {
        return steepest() * program.sizeOf(entry);
    }

    /** Distance of a claim from the interval of the one-sided slopes. */
    double distance(double claim) {
        return distance(claim, Math.min(left, right), Math.max(left, right));
    }

    private static double distance(double claim, double least, double largest) {
        return Math.max(0, Math.max(least - claim, claim - largest));
    }

    /** Returns whether a clearly adequate step shows a deviation from the interval of the slopes. */
    boolean shows(double distance) {
        return stepThatShows(distance).isPresent();
    }

    /** The largest of a decade of steps that show the deviation. */
    OptionalDouble stepThatShows(double distance) {
        sample();
        for (int k = 0; k + 4 < STEPS; k++) {
            double noiseOfSmallest = NOISE_MARGIN * noise / step(k + 4);
            double error = smooth
                    ? TRUNCATION_MARGIN * Math.max(truncation[k], Math.max(truncation[k + 2], truncation[k + 4]))
                    : VARIATION_MARGIN * Math.max(variation(right, behind, k), variation(left, before, k));
            if (distance > error + noiseOfSmallest) {
                return OptionalDouble.of(step(k));
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * Distance from all slopes within the least step at which the noise leaves a thousandth of the slope, ten times
     * enlarged: a kink this close cannot be told from one at the point.
     */
    double distanceFromSlopesNearby(double claim) {
        double[] nearby = slopesNearby();
        return distance(claim, nearby[0], nearby[1]);
    }

    /** The steepest slope at the point, and within the distance at which a kink cannot be told from one at the point. */
    double steepestNearby() {
        double[] nearby = slopesNearby();
        return Math.max(Math.abs(nearby[0]), Math.abs(nearby[1]));
    }

    /** The least and the largest slope. */
    private double[] slopesNearby() {
        sample();
        int k = STEPS - 1;
        while (k > 0 && noise / step(k) > 1e-3 * steepest()) {
            k--;
        }
        int from = Math.max(0, k - 4);
        double least = Math.min(left, right);
        double largest = Math.max(left, right);
        for (int i = from; i < STEPS; i++) {
            least = Math.min(least, Math.min(before[i], behind[i]));
            largest = Math.max(largest, Math.max(before[i], behind[i]));
        }
        return new double[] {least, largest};
    }

    /**
     * Returns whether noise hides a slope at the point: the slopes further away are others, and the change of the cost up to there
     * differs from theirs by less than ten times the noise.
     */
    boolean isHidden(double claim) {
        sample();
        double least = Math.min(before[0], behind[0]);
        double largest = Math.max(before[0], behind[0]);
        int k = 0;
        for (; k + 1 < STEPS; k++) {
            double nextLeast = Math.min(least, Math.min(before[k + 1], behind[k + 1]));
            double nextLargest = Math.max(largest, Math.max(before[k + 1], behind[k + 1]));
            if (distance(claim, nextLeast, nextLargest) <= TOLERANCE * steepest()) {
                break;
            }
            least = nextLeast;
            largest = nextLargest;
        }
        return distance(claim, least, largest) * step(k) <= SHOWN * noise;
    }

    private static double variation(double atPoint, double[] slopes, int from) {
        double least = atPoint;
        double largest = atPoint;
        for (int i = from; i < slopes.length; i++) {
            least = Math.min(least, slopes[i]);
            largest = Math.max(largest, slopes[i]);
        }
        return largest - least;
    }

    private void sample() {
        if (behind.length > 0) {
            return;
        }
        before = new double[STEPS];
        behind = new double[STEPS];
        truncation = new double[STEPS];
        Arrays.setAll(before, k -> slopeAt(-step(k)));
        Arrays.setAll(behind, k -> slopeAt(step(k)));
        if (smooth) {
            Arrays.setAll(truncation, k -> Math.abs(meanWithin(step(k)) - right));
        }
    }

    /** Mean of the derivative by Gauss and Legendre's formula of three points. */
    private double meanWithin(double h) {
        double t = Math.sqrt(0.6) * h;
        return (5 * (slopeAt(t) + slopeAt(-t)) + 8 * right) / 18;
    }

    private double slopeAt(double t) {
        double[] x = program.point();
        x[entry] += t;
        return program.graph.slope(x, entry, 1);
    }

    private double step(int k) {
        return program.sizeOf(entry) * LARGEST_STEP * Math.pow(RATIO, k);
    }
}
