package org.gradcheck.internal.parameters;

import org.gradcheck.differentiation.ParameterVector;

/**
 * How far the parameters of one array have to be displaced to matter, as far as their values tell: each by its own size,
 * unless it is tiny beside the others or zero. Then it is displaced by the typical size, or by 1 if that is less: a phase
 * of 0 beside a frequency of 1e9 is counted in radians.
 */
public final class ParameterScale {

    /** A parameter below this part of the root mean square of its array is taken as zero. */
    private static final double TINY = 0x1p-60;

    private final ParameterVector parameters;
    private final double[] values;
    private final double typical;

    /**
     * Looks at all parameters of an array.
     *
     * @param parameters the parameters, at the point of the check
     */
    public ParameterScale(ParameterVector parameters) {
        this.parameters = parameters;
        this.values = parameters.toArray();
        this.typical = typicalSize();
    }

    /**
     * Returns the size of displacements that matter to a parameter.
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
        return size >= TINY * typical && size <= Double.MAX_VALUE && size >= Double.MIN_NORMAL
                ? size
                : Math.min(1, typical);
    }

    /** How far an entry is moved along with all others: each by the same size, so that none is looked at less than others. */
    double inDirections(int index) {
        double declared = parameters.scale(index);
        return declared > 0 ? declared : typical;
    }

    /**
     * Returns the smallest step that still moves a parameter by a thousand units in the last place of a double.
     *
     * @param index the parameter
     * @return a positive step in the unit of the parameter
     */
    public double smallestStep(int index) {
        double size = parameters.scale(index) > 0 ? of(index) : Math.abs(values[index]);
        return 0x1p-42 * (size >= Double.MIN_NORMAL ? Math.min(size, of(index)) : of(index));
    }

    /**
     * The root mean square, from ratios to the largest so that no square overflows. Fixed entries tell nothing: they may be
     * sentinels of any size.
     */
    private double typicalSize() {
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            double size = Math.abs(values[i]);
            largest = counts(i) ? Math.max(largest, size) : largest;
        }
        if (largest < Double.MIN_NORMAL) {
            return 1;
        }
        double squares = 0;
        int moving = 0;
        for (int i = 0; i < values.length; i++) {
            double ratio = values[i] / largest;
            squares += counts(i) ? ratio * ratio : 0;
            moving += parameters.isFixed(i) ? 0 : 1;
        }
        return largest * Math.sqrt(squares / moving);
    }

    private boolean counts(int index) {
        return Double.isFinite(values[index]) && !parameters.isFixed(index);
    }
}
