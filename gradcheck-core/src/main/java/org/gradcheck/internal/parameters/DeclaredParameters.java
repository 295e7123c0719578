package org.gradcheck.internal.parameters;

import org.gradcheck.differentiation.ParameterVector;

/**
 * Live parameters with their declared bounds, fixed entries and scale. Without a bound, the range of their type limits them.
 *
 * <p>A storage of lower precision may round a value within its bounds to a value outside: the {@code float} nearest to 0.1 is
 * larger than 0.1. In that case the nearest storable value within the bounds is stored instead.
 */
public final class DeclaredParameters implements ParameterVector {

    private final String block;
    private final ParameterVector values;
    private final boolean[] fixed;
    private final double[] lower;
    private final double[] upper;
    private final double[] scale;
    private final boolean isBounded;

    /**
     * Declares parameters.
     *
     * @param block the name of their block, for error messages
     * @param values the live parameters
     * @param fixed which entries are excluded from the check
     * @param lower the lower bound of each entry; may be negative infinity
     * @param upper the upper bound of each entry; may be infinity
     * @param scale the size of a displacement that changes the cost noticeably: none if it was not declared, one for all entries, or
     *     one for each entry
     */
    public DeclaredParameters(
            String block, ParameterVector values, boolean[] fixed, double[] lower, double[] upper, double... scale) {
        this.block = block;
        this.values = values;
        this.fixed = fixed;
        this.lower = lower;
        this.upper = upper;
        this.scale = scale;
        boolean anyBound = false;
        for (int i = 0; i < lower.length; i++) {
            anyBound |= isBounded(i);
        }
        this.isBounded = anyBound;
    }

    /** Returns the same parameters with other scales, one for each entry; NaN where it is not known. */
    public DeclaredParameters withScale(double[] other) {
        return new DeclaredParameters(block, values, fixed, lower, upper, other);
    }

    /** Returns the live parameters without their declarations. */
    public ParameterVector undeclared() {
        return values;
    }

    /** Returns whether some entry has a bound. */
    boolean isBounded() {
        return isBounded;
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public double get(int index) {
        return values.get(index);
    }

    @Override
    public void set(int index, double value) {
        values.set(index, value);
        if (isBounded && isBounded(index) && isWithin(index, value)) {
            keepWithin(index, value, values.get(index));
        }
    }

    @Override
    public double[] toArray() {
        return values.toArray();
    }

    @Override
    public void setAll(double[] all) {
        values.setAll(all);
        if (!isBounded) {
            return;
        }
        double[] stored = values.toArray();
        for (int i = 0; i < all.length; i++) {
            if (isWithin(i, all[i])) {
                keepWithin(i, all[i], stored[i]);
            }
        }
    }

    @Override
    public double lowerBound(int index) {
        return isBounded ? Math.max(lower[index], values.lowerBound(index)) : values.lowerBound(index);
    }

    @Override
    public double upperBound(int index) {
        return isBounded ? Math.min(upper[index], values.upperBound(index)) : values.upperBound(index);
    }

    @Override
    public boolean isFixed(int index) {
        return fixed[index];
    }

    @Override
    public double scale(int index) {
        return scale.length == 0 ? Double.NaN : scale[scale.length == 1 ? 0 : index];
    }

    private boolean isBounded(int index) {
        return lower[index] > Double.NEGATIVE_INFINITY || upper[index] < Double.POSITIVE_INFINITY;
    }

    private boolean isWithin(int index, double value) {
        return lower[index] <= value && value <= upper[index];
    }

    /**
     * Stores the nearest storable value within the bounds, after the wanted value was rounded to one outside. The first step
     * inwards is the rounding error, at most half the distance between neighbouring storable values. It is doubled until
     * the storage rounds to a value within the bounds.
     */
    private void keepWithin(int index, double wanted, double stored) {
        double inwards = wanted - stored;
        for (double found = stored; !isWithin(index, found); found = values.get(index)) {
            double further = wanted + inwards;
            if (!isWithin(index, further)) {
                throw new IllegalStateException("'" + block + "' was given " + wanted + " as entry " + index
                        + " and holds " + found + ", outside its bounds " + lower[index] + " and " + upper[index]
                        + "; widen the bounds so that it can hold values between them");
            }
            values.set(index, further);
            inwards *= 2;
        }
    }
}
