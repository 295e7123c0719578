package org.gradcheck.internal.parameters;

import org.gradcheck.internal.memory.FlatMemory;

/** A vector or matrix whose numbers lie row by row in one array, so that many of them are read and written at once. */
public interface FlatView {

    /**
     * Returns a live view of consecutive numbers, in row-major order.
     *
     * @param from the first of them
     * @param size their number
     */
    FlatMemory flat(int from, int size);
}
