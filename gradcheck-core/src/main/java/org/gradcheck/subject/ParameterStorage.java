package org.gradcheck.subject;

/**
 * Parameters in a storage of their own, such as a native tensor, which a cost reads.
 *
 * <p>A check reads and writes them in bulk. Writing what was read must restore the storage to the bit. If a storage can
 * access single entries quickly, override {@link #read(int)} and {@link #write(int, double)} as well; their default
 * implementations transfer all entries.
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
     * @return a new array of as many entries as the shape has
     */
    double[] read();

    /**
     * Stores all entries, each rounded to what the storage can hold.
     *
     * @param values as many values as the shape has entries
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
        double[] values = read();
        values[entry] = value;
        write(values);
    }
}
