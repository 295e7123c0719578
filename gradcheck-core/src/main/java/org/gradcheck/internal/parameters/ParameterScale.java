package org.gradcheck.internal.parameters;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.differentiation.ParameterVector;

/**
 * Scale of the parameters of one array: the size of a displacement that changes the cost noticeably.
 *
 * <p>The algorithm: a scale that the user has declared is taken as it is. Otherwise the scale of a parameter is its absolute value.
 * A parameter that is zero or not finite has no size of its own. Its scale is the typical size, but at most 1: next to a frequency of
 * 1e9, a phase of 0 is displaced by radians. The typical size is the root mean square of the
 * finite parameters that are not fixed, or 1 if all of them are zero. Fixed parameters are left out, because they may be sentinels of
 * any size.
 */
public final class ParameterScale {

    /** Smallest step as a part of a parameter. Formula: 2^10 units in the last place of a double, which are 2^-52 of it. */
    private static final double SMALLEST_STEP = 0x1p-42;

    /** Typical size that shows units. Chosen: far above that of weights, and of most parameters without a unit. */
    private static final double LARGE = 0x1p10;

    private final ParameterVector parameters;
    private final double[] values;
    private final double typical;

    /**
     * Reads all parameters of an array.
     *
     * @param parameters the parameters, at the point of the check
     */
    public ParameterScale(ParameterVector parameters) {
        this(parameters, parameters.toArray());
    }

    /** Takes values that were read before; they are not copied. */
    ParameterScale(ParameterVector parameters, double[] values) {
        this.parameters = parameters;
        this.values = values;
        this.typical = typicalSize();
    }

    /** Returns the scales of some arrays, in the same order. */
    public static List<ParameterScale> ofAll(List<ParameterVector> arrays) {
        List<ParameterScale> scales = new ArrayList<>(arrays.size());
        for (ParameterVector array : arrays) {
            scales.add(new ParameterScale(array));
        }
        return scales;
    }

    /**
     * Returns the scale of a parameter.
     *
     * @param index the parameter
     * @return a positive, finite size in the unit of the parameter
     */
    public double of(int index) {
        double declared = parameters.scale(index);
        if (declared > 0) {
            return declared;
        }
        double size = Math.abs(values[index]);
        return isScale(size) ? size : ofZero();
    }

    /**
     * Returns the size by which a derivative is compared with others. A parameter far below the typical size may be of another unit,
     * or close to zero by coincidence. Its derivative is compared by the typical size, at most 1, so that it is not taken for a small
     * one.
     *
     * @param index the parameter
     * @return a positive, finite size in the unit of the parameter
     */
    public double ofDerivative(int index) {
        return parameters.scale(index) > 0 ? of(index) : Math.max(of(index), ofZero());
    }

    /**
     * Returns the size up to which steps may tell the slope at the point. In a block of sizes about 1, a parameter far below them is close
     * to zero by coincidence. In a block of large sizes, which are of some units, it is of a unit of its own.
     *
     * @param index the parameter
     * @return a positive, finite size in the unit of the parameter
     */
    public double ofSteps(int index) {
        return typical > LARGE ? of(index) : ofDerivative(index);
    }

    /** Returns the scale of a parameter that is zero. */
    double ofZero() {
        return Math.min(1, typical);
    }

    /** Returns the root mean square of the parameters. */
    public double typical() {
        return typical;
    }

    /** Whether a size is finite and normal. */
    static boolean isScale(double size) {
        return size <= Double.MAX_VALUE && size >= Double.MIN_NORMAL;
    }

    /**
     * Returns the smallest step, which displaces a parameter by about a thousand units in the last place of a double.
     *
     * @param index the parameter
     * @return a positive step in the unit of the parameter
     */
    public double smallestStep(int index) {
        double size = parameters.scale(index) > 0 ? of(index) : Math.abs(values[index]);
        return SMALLEST_STEP * (size >= Double.MIN_NORMAL ? Math.min(size, of(index)) : of(index));
    }

    /** The root mean square. Squares are taken of ratios to the largest value, so that none overflows. */
    private double typicalSize() {
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            double size = Math.abs(values[i]);
            largest = isIncluded(i) ? Math.max(largest, size) : largest;
        }
        if (largest < Double.MIN_NORMAL) {
            return 1;
        }
        double squares = 0;
        int moving = 0;
        for (int i = 0; i < values.length; i++) {
            double ratio = values[i] / largest;
            squares += isIncluded(i) ? ratio * ratio : 0;
            moving += parameters.isFixed(i) ? 0 : 1;
        }
        return largest * Math.sqrt(squares / moving);
    }

    private boolean isIncluded(int index) {
        return Double.isFinite(values[index]) && !parameters.isFixed(index);
    }
}
