package org.gradcheck.internal.parameters;

/** The set of numbers of type {@code float}. Code that computes in single precision returns such numbers as {@code double}. */
public final class SinglePrecision {

    private SinglePrecision() {}

    /**
     * Returns whether a value is a number of single precision.
     *
     * @param value any value
     * @return true if converting it to {@code float} changes nothing; false for NaN
     */
    public static boolean contains(double value) {
        return value == (float) value;
    }

    /** Returns whether all values are numbers of single precision. */
    public static boolean containsAll(double... values) {
        for (double value : values) {
            if (!contains(value)) {
                return false;
            }
        }
        return true;
    }
}
