package org.gradcheck.differentiation;

import java.util.Arrays;
import org.apache.commons.math3.linear.RealVector;

/**
 * The numbers that a cost reads, as one flat vector whose entries can be displaced where they are stored.
 *
 * <p>An implementation is a live view: the next evaluation of the cost reads the values that {@link #set} has stored. Entries
 * are read and written as {@code double}; a storage of lower precision rounds to the nearest value that it can hold.
 * Writing back a value of {@link #get} restores an entry to the bit. Views are not thread-safe.
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
     * Returns the smallest value that an entry may be given; no gradient check goes below it.
     *
     * @param index the entry
     * @return the lower bound; negative infinity if there is none
     */
    default double lowerBound(int index) {
        return Double.NEGATIVE_INFINITY;
    }

    /**
     * Returns the largest value that an entry may be given; no gradient check goes above it.
     *
     * @param index the entry
     * @return the upper bound; infinity if there is none
     */
    default double upperBound(int index) {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * Returns whether an entry must keep its value.
     *
     * @param index the entry
     * @return true if no check writes another value to it
     */
    default boolean isFixed(int index) {
        return false;
    }

    /**
     * Returns the size of displacements that change the cost noticeably.
     *
     * @param index the entry
     * @return a positive number in the unit of the entry; NaN if it is not known
     */
    default double scale(int index) {
        return Double.NaN;
    }

    /**
     * Reads all entries.
     *
     * @return a new array
     */
    default double[] toArray() {
        double[] values = new double[size()];
        Arrays.setAll(values, this::get);
        return values;
    }

    /**
     * Stores all entries at once, each rounded to what the storage can hold.
     *
     * @param values one value for each entry
     */
    default void setAll(double[] values) {
        for (int i = 0; i < values.length; i++) {
            set(i, values[i]);
        }
    }

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

            @Override
            public double[] toArray() {
                return values.clone();
            }

            @Override
            public void setAll(double[] all) {
                System.arraycopy(all, 0, values, 0, values.length);
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
