package org.gradcheck.internal.outputs;

import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.ParameterScale;

/** One coordinate of many, with the scale that it has among them. */
final class SingleCoordinate implements ParameterVector {

    private final ParameterVector all;
    private final int index;
    private final double scale;

    SingleCoordinate(ParameterVector all, int index, ParameterScale scales) {
        this.all = all;
        this.index = index;
        this.scale = scales.of(index);
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public double get(int ignored) {
        return all.get(index);
    }

    @Override
    public void set(int ignored, double value) {
        all.set(index, value);
    }

    @Override
    public double lowerBound(int ignored) {
        return all.lowerBound(index);
    }

    @Override
    public double upperBound(int ignored) {
        return all.upperBound(index);
    }

    @Override
    public boolean isFixed(int ignored) {
        return all.isFixed(index);
    }

    @Override
    public double scale(int ignored) {
        return scale;
    }
}
