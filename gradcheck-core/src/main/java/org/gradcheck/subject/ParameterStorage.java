package org.gradcheck.subject;

/**
 * Parameters in a storage of their own, such as a native tensor, which a cost reads.
 *
 * <p>A check reads and writes them in bulk. Writing what was read must restore the storage to the bit. If a storage can
 * access single entries quickly, override {@link #read(int)} and {@link #write(int, double)} as well; their default
 * implementations transfer all entries.
 *
 * <p>Arrays are copied in both directions: {@link #read()} may return the live array or a buffer, and {@link #write(double[])} may
 * keep the array that it is given. A storage may round. It must hold each entry by itself, the nearest number that it can hold, and
 * all methods must access the same numbers.
 *
 * <p>Before a check compares anything, it tries each storage: all entries that are not fixed are displaced within their bounds,
 * both ways and half of them at a time, read back by each method, and restored. A storage that does not keep what it is given,
 * contradicts itself, changes its shape or returns {@code null} is refused with an {@link IllegalStateException} that names its
 * block and tells what it did. If a method throws, the exception is the cause of that exception.
 */
public interface ParameterStorage {

    /**
     * Returns the sizes along each dimension, outermost first; entries are numbered in row-major order.
     *
     * @return the shape, always the same
     */
    Shape shape();

    /**
     * Reads all entries.
     *
     * @return an array of as many entries as the shape has; it is copied
     */
    double[] read();

    /**
     * Stores all entries, each rounded to what the storage can hold.
     *
     * @param values as many values as the shape has entries; an array that the storage may keep
     */
    void write(double[] values);

    /**
     * Reads one entry.
     *
     * @param entry its number
     * @return its value
     */
    default double read(int entry) {
        return read()[entry];
    }

    /**
     * Stores one entry.
     *
     * @param entry its number
     * @param value its new value
     */
    default void write(int entry, double value) {
        double[] values = read().clone();
        values[entry] = value;
        write(values);
    }
}
