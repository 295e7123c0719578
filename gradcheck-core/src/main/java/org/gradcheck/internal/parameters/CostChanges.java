package org.gradcheck.internal.parameters;

/**
 * Changes of a cost when single parameters of an array are displaced, without an evaluation of the whole cost. Only the part of the
 * cost that depends on the parameter is computed.
 *
 * <p>All displacements are relative to the point at which this was made. No parameter is written. Not thread-safe.
 */
public interface CostChanges {

    /**
     * Returns the change of the cost for a displacement of one entry.
     *
     * @param entry the entry
     * @param displacement the displacement, in the unit of the entry
     * @return the cost there minus the cost at the point; NaN where the cost has no value
     */
    double of(int entry, double displacement);

    /**
     * Computes the changes of the cost for displacements of each entry by itself, to both sides.
     *
     * @param steps the displacement of each entry, positive; an entry with a step of 0 is left out
     * @param left receives the changes to the left, 0 for entries left out
     * @param right receives the changes to the right, 0 for entries left out
     * @param tolerance the typical error that a change may have, in the unit of the cost; 0 or more
     */
    void ofAll(double[] steps, double[] left, double[] right, double tolerance);
}
