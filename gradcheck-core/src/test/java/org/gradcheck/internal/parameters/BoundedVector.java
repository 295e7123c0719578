package org.gradcheck.internal.parameters;

import java.util.Arrays;
import java.util.Set;
import org.gradcheck.differentiation.ParameterVector;

/** Live values with the same bounds for all, some of which must stay as they are. */
final class BoundedVector implements ParameterVector {

    private final double[] values;
    private final double lowest;
    private final double highest;
    private final Set<Integer> fixed;

    private BoundedVector(double[] values, double lowest, double highest, Set<Integer> fixed) {
        this.values = values;
        this.lowest = lowest;
        this.highest = highest;
        this.fixed = fixed;
    }

    static BoundedVector free(double... values) {
        return new BoundedVector(values, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Set.of());
    }

    BoundedVector fixing(Integer... entries) {
        return new BoundedVector(values, lowest, highest, Set.copyOf(Arrays.asList(entries)));
    }

    BoundedVector within(double lower, double upper) {
        return new BoundedVector(values, lower, upper, fixed);
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public double get(int index) {
        return values[index];
    }

    @Override
    public void set(int index, double value) {
        values[index] = value;
    }

    @Override
    public double lowerBound(int index) {
        return lowest;
    }

    @Override
    public double upperBound(int index) {
        return highest;
    }

    @Override
    public boolean isFixed(int index) {
        return fixed.contains(index);
    }
}
