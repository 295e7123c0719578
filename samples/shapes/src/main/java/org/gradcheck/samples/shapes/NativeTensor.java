package org.gradcheck.samples.shapes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;

/** A tensor outside of the heap, which is read and written as a whole. */
public final class NativeTensor {

    private final String name;
    private final int[] sizes;
    private final DoubleBuffer memory;
    private final DoubleBuffer gradientMemory;

    /**
     * Allocates a tensor of zeros.
     *
     * @param name of the tensor
     * @param sizes along its dimensions
     */
    public NativeTensor(String name, int... sizes) {
        this(name, sizes.clone(), allocated(sizes), allocated(sizes));
    }

    private NativeTensor(String name, int[] sizes, DoubleBuffer memory, DoubleBuffer gradientMemory) {
        this.name = name;
        this.sizes = sizes;
        this.memory = memory;
        this.gradientMemory = gradientMemory;
    }

    private static DoubleBuffer allocated(int... sizes) {
        int bytes = Arrays.stream(sizes).reduce(Double.BYTES, Math::multiplyExact);
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asDoubleBuffer();
    }

    /**
     * Returns the name.
     *
     * @return the name of the tensor
     */
    public String name() {
        return name;
    }

    /**
     * Returns the sizes.
     *
     * @return a new array
     */
    public int[] sizes() {
        return sizes.clone();
    }

    /**
     * Returns the gradient of a cost with respect to this tensor.
     *
     * @return a tensor of the same sizes over other memory, always the same
     */
    public NativeTensor gradient() {
        return new NativeTensor(name + "/gradient", sizes, gradientMemory, gradientMemory);
    }

    /**
     * Copies all values out of native memory.
     *
     * @return a new array in row-major order
     */
    public double[] toArray() {
        double[] values = new double[memory.capacity()];
        memory.get(0, values);
        return values;
    }

    /**
     * Copies values into native memory.
     *
     * @param values in row-major order
     * @return this tensor
     */
    public NativeTensor set(double... values) {
        memory.put(0, values);
        return this;
    }
}
