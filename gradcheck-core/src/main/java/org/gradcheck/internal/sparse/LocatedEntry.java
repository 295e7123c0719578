package org.gradcheck.internal.sparse;

/**
 * An entry that a residual was traced to.
 *
 * @param column its column; negative if the residual could not be traced to one
 * @param wrongBy the analytic derivative less the numeric one, in the unit of the coordinate
 * @param storedWrongBy the same for the stored entry of the row in the same group, if it is another one; 0 if it is right
 */
record LocatedEntry(int column, double wrongBy, double storedWrongBy) {

    static final LocatedEntry NOWHERE = new LocatedEntry(-1, Double.NaN, Double.NaN);

    /** A residual that is not a number is that of the stored entry, if there is one. */
    static LocatedEntry withoutNumber(Suspicion suspicion) {
        return new LocatedEntry(suspicion.stored(), Double.NaN, 0);
    }
}
