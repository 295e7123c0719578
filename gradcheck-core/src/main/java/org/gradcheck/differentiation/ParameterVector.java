package org.gradcheck.differentiation;

import org.apache.commons.math3.linear.RealVector;

/**
 * The numbers that a cost reads, as one flat vector whose entries can be displaced where they are stored.
 *
 * <p>An implementation is a live view: what {@link #set} stores is what the next evaluation of the cost sees. Entries
 * are read and written as {@code double}; a storage of lower precision rounds to the nearest value that it can hold.
 * Writing back what {@link #get} returned restores an entry to the bit. Views are not thread-safe.
 */
public interface ParameterVector {

    /**
     * Returns the number of entries.
     *
     * @return the number of entries, 0 or more
     */
    int size();

    /**
     * Returns the entry as it is stored.
     *
     * @param index the entry, from 0 to {@code size() - 1}
     * @return its value; NaN and infinities are returned as they are
     */
    double get(int index);

    /**
     * Stores a value, rounded to what the storage can hold.
     *
     * @param index the entry, from 0 to {@code size() - 1}
     * @param value the new value
     */
    void set(int index, double value);

    /**
     * Returns a live view of an array.
     *
     * @param values the array; not copied
     * @return a view that reads and writes {@code values}
     */
    static ParameterVector of(double[] values) {
        return new ParameterVector() {
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
        };
    }

    /**
     * Returns a live view of a commons-math3 vector.
     *
     * @param values the vector; not copied
     * @return a view that reads and writes {@code values}
     */
    static ParameterVector of(RealVector values) {
        return new ParameterVector() {
            @Override
            public int size() {
                return values.getDimension();
            }

            @Override
            public double get(int index) {
                return values.getEntry(index);
            }

            @Override
            public void set(int index, double value) {
                values.setEntry(index, value);
            }
        };
    }
}
