package org.gradcheck.internal.parameters;

import java.util.List;
import org.gradcheck.differentiation.ParameterVector;

/** A displaced point, as the storage rounds it. All values that it does not contain are those of the point of the check. */
public sealed interface DisplacedPoint {

    /**
     * One entry has another value.
     *
     * @param parameters the array of the entry, as it was handed to the differentiator
     * @param entry the entry
     * @param value its value there, as the storage rounds it
     */
    record OfEntry(ParameterVector parameters, int entry, double value) implements DisplacedPoint {}

    /**
     * Whole arrays have other values.
     *
     * @param blocks the arrays, as they were handed to the differentiator
     * @param values for each of them its values there, as the storage rounds them; not to be written to
     */
    record OfAll(List<ParameterVector> blocks, List<double[]> values) implements DisplacedPoint {}
}
