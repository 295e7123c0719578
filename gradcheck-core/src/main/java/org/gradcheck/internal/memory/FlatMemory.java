package org.gradcheck.internal.memory;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Live view of consecutive numbers in an array or a buffer. Buffers are read and written at absolute indices of a duplicate, so
 * their position and limit stay as they are, and code that moves them disturbs nothing.
 */
public abstract sealed class FlatMemory implements MemoryVector {

    final int offset;
    private final double largest;
    private final int size;
    private final MemoryRange range;

    private FlatMemory(double largest, int offset, int size, MemoryRange range) {
        this.largest = largest;
        this.offset = offset;
        this.size = size;
        this.range = range;
    }

    public static FlatMemory of(double[] memory, int offset, int size) {
        return new Doubles(memory, offset, size, range(memory, offset, size, memory.length));
    }

    public static FlatMemory of(float[] memory, int offset, int size) {
        return new Floats(memory, offset, size, range(memory, offset, size, memory.length));
    }

    public static FlatMemory of(DoubleBuffer memory, int offset, int size) {
        MemoryRange range = memory.hasArray()
                ? range(memory.array(), memory.arrayOffset() + offset, size, memory.array().length)
                : range(memory, offset, size, memory.capacity());
        return new DoublesOfBuffer(memory.duplicate().clear(), offset, size, range);
    }

    public static FlatMemory of(FloatBuffer memory, int offset, int size) {
        MemoryRange range = memory.hasArray()
                ? range(memory.array(), memory.arrayOffset() + offset, size, memory.array().length)
                : range(memory, offset, size, memory.capacity());
        return new FloatsOfBuffer(memory.duplicate().clear(), offset, size, range);
    }

    private static MemoryRange range(Object owner, int from, int size, int length) {
        return new MemoryRange(owner, from, from + size, length);
    }

    /** Returns the place of the numbers, by which overlapping blocks are recognised. */
    public MemoryRange range() {
        return range;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double lowerBound(int index) {
        return -largest;
    }

    @Override
    public double upperBound(int index) {
        return largest;
    }

    private static final class Doubles extends FlatMemory {

        private final double[] memory;

        Doubles(double[] memory, int offset, int size, MemoryRange range) {
            super(Double.MAX_VALUE, offset, size, range);
            this.memory = memory;
        }

        @Override
        public double get(int index) {
            return memory[offset + index];
        }

        @Override
        public void set(int index, double value) {
            memory[offset + index] = value;
        }

        @Override
        public double[] toArray() {
            double[] values = new double[size()];
            System.arraycopy(memory, offset, values, 0, size());
            return values;
        }

        @Override
        public void setAll(double[] values) {
            System.arraycopy(values, 0, memory, offset, size());
        }

        @Override
        public void displace(int from, int to, double[] origins, double[] components, int shift, double factor) {
            DoubleMemory.displace(memory, offset, from, to, origins, components, shift, factor);
        }

        @Override
        public Copy copy(double[] values) {
            return (from, to) -> System.arraycopy(values, from, memory, offset + from, to - from);
        }

        @Override
        public double change(int from, int to, double[] origins, double[] factors) {
            return DoubleMemory.change(memory, offset, from, to, origins, factors);
        }
    }

    private static final class Floats extends FlatMemory {

        private final float[] memory;

        Floats(float[] memory, int offset, int size, MemoryRange range) {
            super(Float.MAX_VALUE, offset, size, range);
            this.memory = memory;
        }

        @Override
        public double get(int index) {
            return memory[offset + index];
        }

        @Override
        public void set(int index, double value) {
            memory[offset + index] = SinglePrecision.rounded(value, memory[offset + index]);
        }

        @Override
        public double[] toArray() {
            double[] values = new double[size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = memory[offset + i];
            }
            return values;
        }

        @Override
        public void setAll(double[] values) {
            for (int i = 0; i < size(); i++) {
                memory[offset + i] = SinglePrecision.rounded(values[i], memory[offset + i]);
            }
        }

        @Override
        public void displace(int from, int to, double[] origins, double[] components, int shift, double factor) {
            FloatMemory.displace(memory, offset, from, to, origins, components, shift, factor);
        }

        @Override
        public Copy copy(double[] values) {
            float[] copy = Arrays.copyOfRange(memory, offset, offset + size());
            return (from, to) -> System.arraycopy(copy, from, memory, offset + from, to - from);
        }

        @Override
        public double change(int from, int to, double[] origins, double[] factors) {
            return FloatMemory.change(memory, offset, from, to, origins, factors);
        }
    }

    private static final class DoublesOfBuffer extends FlatMemory {

        private final DoubleBuffer memory;

        DoublesOfBuffer(DoubleBuffer memory, int offset, int size, MemoryRange range) {
            super(Double.MAX_VALUE, offset, size, range);
            this.memory = memory;
        }

        @Override
        public double get(int index) {
            return memory.get(offset + index);
        }

        @Override
        public void set(int index, double value) {
            memory.put(offset + index, value);
        }

        @Override
        public double[] toArray() {
            double[] values = new double[size()];
            memory.get(offset, values);
            return values;
        }

        @Override
        public void setAll(double[] values) {
            memory.put(offset, values, 0, size());
        }

        @Override
        public void displace(int from, int to, double[] origins, double[] components, int shift, double factor) {
            for (int i = from; i < to; i++) {
                double displacement = factor * components[i + shift];
                double value = origins[i] + displacement;
                if (displacement != 0 && !Double.isNaN(value)) {
                    memory.put(offset + i, value);
                }
            }
        }

        @Override
        public Copy copy(double[] values) {
            return (from, to) -> memory.put(offset + from, values, from, to - from);
        }

        @Override
        public double change(int from, int to, double[] origins, double[] factors) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += factors[i] * (memory.get(offset + i) - origins[i]);
            }
            return sum;
        }
    }

    private static final class FloatsOfBuffer extends FlatMemory {

        private final FloatBuffer memory;

        FloatsOfBuffer(FloatBuffer memory, int offset, int size, MemoryRange range) {
            super(Float.MAX_VALUE, offset, size, range);
            this.memory = memory;
        }

        @Override
        public double get(int index) {
            return memory.get(offset + index);
        }

        @Override
        public void set(int index, double value) {
            memory.put(offset + index, SinglePrecision.rounded(value, memory.get(offset + index)));
        }

        @Override
        public double[] toArray() {
            double[] values = new double[size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = memory.get(offset + i);
            }
            return values;
        }

        @Override
        public void setAll(double[] values) {
            for (int i = 0; i < size(); i++) {
                set(i, values[i]);
            }
        }

        @Override
        public void displace(int from, int to, double[] origins, double[] components, int shift, double factor) {
            for (int i = from; i < to; i++) {
                double displacement = factor * components[i + shift];
                double value = origins[i] + displacement;
                if (displacement != 0 && !Double.isNaN(value)) {
                    memory.put(offset + i, (float) value);
                }
            }
        }

        @Override
        public Copy copy(double[] values) {
            float[] copy = new float[size()];
            memory.get(offset, copy);
            return (from, to) -> memory.put(offset + from, copy, from, to - from);
        }

        @Override
        public double change(int from, int to, double[] origins, double[] factors) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += factors[i] * (memory.get(offset + i) - origins[i]);
            }
            return sum;
        }
    }
}
