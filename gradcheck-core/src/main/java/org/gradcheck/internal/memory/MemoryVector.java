package org.gradcheck.internal.memory;

import org.gradcheck.differentiation.ParameterVector;

/**
 * Parameters in memory that is written directly, so that many of them are displaced along a direction without a copy of the block.
 *
 * <p>A displacement of 0 keeps the bits of its parameter: adding 0 would change -0.0, so nothing is written to a zero. Neither is where the result
 * is NaN, so that a signaling NaN stays one.
 */
public interface MemoryVector extends ParameterVector {

    /**
     * Stores consecutive entries at a distance from their origins.
     *
     * @param from the first entry
     * @param to the entry after the last
     * @param origins the value of each entry at the point
     * @param components the displacements
     * @param shift the index of the displacement of an entry less that of the entry
     * @param factor the factor of all displacements
     */
    void displace(int from, int to, double[] origins, double[] components, int shift, double factor);

    /**
     * Copies all entries as they are stored now, so that they can be restored without a conversion.
     *
     * @param values the same entries in double precision, which nobody writes to; they are kept if they are such a copy
     */
    Copy copy(double[] values);

    /** The entries at the time of the copy. */
    @FunctionalInterface
    interface Copy {

        /**
         * Stores consecutive entries again, to the bit.
         *
         * @param from the first entry
         * @param to the entry after the last
         */
        void restore(int from, int to);
    }

    /**
     * Returns the sum of the changes of consecutive entries, each times a factor. Few terms are added to each other, so that rounding is far below
     * the terms.
     *
     * @param factors the finite factor of each entry
     */
    double change(int from, int to, double[] origins, double[] factors);
}
