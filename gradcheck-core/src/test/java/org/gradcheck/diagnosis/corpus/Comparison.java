package org.gradcheck.diagnosis.corpus;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A wrong gradient compared with the right one. */
final class Comparison {

    /** Two ways to the same number differ by rounding; two different numbers are hardly ever this close. */
    private static final double SAME = 1e-9;

    private final double[] right;
    private final double[] claimed;
    private final double scale;

    Comparison(double[] right, double[] claimed) {
        this.right = right;
        this.claimed = claimed;
        scale = Arrays.stream(right)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElseThrow();
    }

    double right(int i) {
        return right[i];
    }

    double claimed(int i) {
        return claimed[i];
    }

    double difference(int i) {
        return claimed[i] - right[i];
    }

    boolean isFiniteAt(int i) {
        return Double.isFinite(claimed[i]);
    }

    boolean areSame(double a, double b) {
        if (!Double.isFinite(a)) {
            return Double.compare(a, b) == 0;
        }
        return Math.abs(a - b) <= SAME * Math.max(scale, 1e-3 * Math.max(Math.abs(a), Math.abs(b)));
    }

    boolean differsAt(int i) {
        return !areSame(claimed[i], right[i]);
    }

    boolean isVisibleAt(int i) {
        return !areSame(claimed[i], 0) || !areSame(right[i], 0);
    }

    boolean isRight() {
        return IntStream.range(0, right.length).noneMatch(this::differsAt);
    }

    /** The largest difference, relative to the largest entry of the right gradient. */
    double largest() {
        return IntStream.range(0, right.length)
                .mapToDouble(i -> Math.abs(difference(i)) / scale)
                .map(difference -> Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference)
                .max()
                .orElseThrow();
    }
}
