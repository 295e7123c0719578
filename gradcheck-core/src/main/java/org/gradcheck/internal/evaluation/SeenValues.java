package org.gradcheck.internal.evaluation;

import org.gradcheck.internal.memory.SinglePrecision;

/** The precision of the values that a cost has had so far. */
final class SeenValues {

    /**
     * Fewest values that are no round numbers. Chosen: a number in double precision is a float by chance once in 2^29 times, so a few
     * such values show the precision. Round values, such as 0.5, show none.
     */
    private static final int FEWEST = 4;

    private boolean areFloats = true;
    private long unround;

    void add(double value) {
        if (Double.isFinite(value)) {
            areFloats &= SinglePrecision.contains(value);
            unround += SinglePrecision.isUnround(value) ? 1 : 0;
        }
    }

    void add(SeenValues others) {
        areFloats &= others.areFloats;
        unround += others.unround;
    }

    /** Returns whether all values were numbers of single precision, and enough of them were no round numbers. */
    boolean areSinglePrecision() {
        return areFloats && unround >= FEWEST;
    }
}
