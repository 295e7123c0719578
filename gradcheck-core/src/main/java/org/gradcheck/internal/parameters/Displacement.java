package org.gradcheck.internal.parameters;

import java.util.List;
import org.gradcheck.differentiation.ParameterVector;

/** A point beside that of a check: what is to be stored there, all else being as it is. */
public sealed interface Displacement {

    /**
     * One entry has another value.
     *
     * @param parameters the array of the entry, as it was handed to the differentiator
     * @param entry the entry
     * @param value its value there, as the storage rounds it
     */
    record OfEntry(ParameterVector parameters, int entry, double value) implements Displacement {}

    /**
     * Whole arrays have other values.
     *
     * @param blocks the arrays, as they were handed to the differentiator
     * @param values for each of them its values there, as the storage rounds them; not to be written to
     */
    record OfAll(List<ParameterVector> blocks, List<double[]> values) implements Displacement {}
}
