package org.gradcheck.internal.parameters;

import org.gradcheck.differentiation.ParameterVector;

/** A vector or matrix whose numbers lie row by row in one array, so that all of them are read and written at once. */
public interface FlatView {

    /** Returns a live view of the numbers, in row-major order. */
    ParameterVector flat();
}
