package org.gradcheck.internal.outputs;

import java.util.HashMap;
import java.util.Map;
import org.gradcheck.internal.differentiation.Derivative;
import org.jspecify.annotations.Nullable;

/**
 * Numeric derivatives of one row in eight bytes an entry.
 *
 * <p>A smooth derivative close to the analytic value is kept as its distance from that value and its error bar, both in single
 * precision. Its rounding error is 2^-24 of a distance that is itself no more than noise. All others (wrong ones, kinks, jumps, numbers
 * beyond the range of single precision) are kept as they are, up to a number of entries. Further wrong ones are rounded as well, with
 * an error bar that covers the rounding.
 */
final class CompactDerivatives {

    /** Largest distance in error bars. Chosen: the rounding of the distance is then below 2^-20 of the error bar. */
    private static final double CLOSE = 16;

    /** Formula: the spacing of numbers in single precision. */
    private static final double ROUNDING = 0x1p-23;

    private final double[] analytic;
    private final float[] distances;
    private final float[] errors;
    private final Map<Integer, Derivative> others = new HashMap<>();
    private final int mostOthers;

    /**
     * Creates a row.
     *
     * @param analytic the analytic values of the row; not written to
     * @param mostOthers the number of entries that are kept as they are
     */
    CompactDerivatives(double[] analytic, int mostOthers) {
        this.analytic = analytic;
        this.mostOthers = mostOthers;
        this.distances = new float[analytic.length];
        this.errors = new float[analytic.length];
    }

    void exclude(int column) {
        others.put(column, new Derivative.Excluded());
    }

    /** Leaves an entry without a derivative, since the limit of the evaluations is reached. */
    void leaveOut(int column) {
        others.remove(column);
        distances[column] = Float.NaN;
        errors[column] = Float.POSITIVE_INFINITY;
    }

    void set(int column, Derivative derivative) {
        others.remove(column);
        double distance = analytic[column] - derivative.value();
        boolean isClose = Math.abs(distance) <= CLOSE * derivative.error();
        boolean isRounded =
                isClose ? derivative.reach() == 0 : others.size() >= mostOthers && !derivative.allows(analytic[column]);
        if (isRounded && canBeRounded(distance, derivative)) {
            distances[column] = (float) distance;
            errors[column] = (float) Math.max(derivative.error(), isClose ? 0 : ROUNDING * Math.abs(distance));
        } else {
            others.put(column, derivative);
        }
    }

    private static boolean canBeRounded(double distance, Derivative derivative) {
        return derivative instanceof Derivative.Smooth
                && isInRange(derivative.error())
                && (distance == 0 || isInRange(distance));
    }

    Derivative get(int column) {
        @Nullable Derivative other = others.get(column);
        if (other != null) {
            return other;
        }
        return Float.isInfinite(errors[column])
                ? new Derivative.Unreached()
                : new Derivative.Smooth(value(column), errors[column]);
    }

    /** The numeric value of an entry. */
    double value(int column) {
        @Nullable Derivative other = others.isEmpty() ? null : others.get(column);
        return other != null ? other.value() : analytic[column] - distances[column];
    }

    /** The error bar of an entry, half the distance of the slopes at a kink included. */
    double error(int column) {
        @Nullable Derivative other = others.isEmpty() ? null : others.get(column);
        return other != null ? other.error() + other.width() / 2 : errors[column];
    }

    private static boolean isInRange(double number) {
        double size = Math.abs(number);
        return size >= Float.MIN_NORMAL && size <= Float.MAX_VALUE;
    }
}
