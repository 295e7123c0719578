package org.gradcheck.network;

import java.util.Arrays;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.internal.memory.FlatMemory;
import org.gradcheck.internal.parameters.FlatView;
import org.jspecify.annotations.Nullable;

/**
 * Live vector over consecutive entries of a flat array: writing to it changes the array. Copies and results of operations
 * are independent of the array.
 */
final class VectorView extends RealVector implements FlatView {

    private final double[] entries;
    private final int offset;
    private final int length;

    VectorView(double[] entries, int offset, int length) {
        this.entries = entries;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public int getDimension() {
        return length;
    }

    @Override
    public double getEntry(int index) {
        checkIndex(index);
        return entries[offset + index];
    }

    @Override
    public void setEntry(int index, double value) {
        checkIndex(index);
        entries[offset + index] = value;
    }

    @Override
    public void addToEntry(int index, double increment) {
        checkIndex(index);
        entries[offset + index] += increment;
    }

    @Override
    public void setSubVector(int index, RealVector values) {
        checkIndex(index);
        checkIndex(index + values.getDimension() - 1);
        System.arraycopy(values.toArray(), 0, entries, offset + index, values.getDimension());
    }

    @Override
    public RealVector getSubVector(int index, int size) {
        return copy().getSubVector(index, size);
    }

    @Override
    public double[] toArray() {
        return Arrays.copyOfRange(entries, offset, offset + length);
    }

    @Override
    public ArrayRealVector copy() {
        return new ArrayRealVector(toArray(), false);
    }

    @Override
    public RealVector append(RealVector values) {
        return copy().append(values);
    }

    @Override
    public RealVector append(double value) {
        return copy().append(value);
    }

    @Override
    public RealVector ebeMultiply(RealVector factors) {
        return copy().ebeMultiply(factors);
    }

    @Override
    public RealVector ebeDivide(RealVector divisors) {
        return copy().ebeDivide(divisors);
    }

    @Override
    public FlatMemory flat(int from, int size) {
        return FlatMemory.of(entries, offset + from, size);
    }

    @Override
    public boolean isNaN() {
        return copy().isNaN();
    }

    @Override
    public boolean isInfinite() {
        return copy().isInfinite();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || copy().equals(other);
    }

    @Override
    public int hashCode() {
        return copy().hashCode();
    }

    @Override
    public String toString() {
        return copy().toString();
    }
}
