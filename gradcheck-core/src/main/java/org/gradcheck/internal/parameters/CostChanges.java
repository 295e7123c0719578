package org.gradcheck.internal.parameters;

/**
 * How much a cost changes when single parameters of an array are displaced, known without evaluating the whole cost
 * anew: where most of what it computes does not depend on the parameter, the rest is enough.
 *
 * <p>All displacements are relative to the point at which this was made, and no parameter is touched. Not thread-safe.
 */
public interface CostChanges {

    /**
     * Displaces one entry.
     *
     * @param entry the entry
     * @param displacement how far, in the unit of the entry
     * @return the cost there minus the cost at the point; NaN where the cost has no value
     */
    double of(int entry, double displacement);

    /**
     * Displaces every entry by itself, to both sides.
     *
     * @param steps how far, one positive number for each entry; an entry with a step of 0 is left out
     * @param left receives the changes to the left, 0 for entries left out
     * @param right receives the changes to the right, 0 for entries left out
     * @param tolerance how far a change may typically be off, in the unit of the cost, as by noise; 0 or more
     */
    void ofAll(double[] steps, double[] left, double[] right, double tolerance);
}
