package org.gradcheck.internal.parameters;

/** The numbers of the type {@code float}: what code that computes with it leaves in a {@code double}. */
public final class SinglePrecision {

    private SinglePrecision() {}

    /**
     * Tells whether a value has no more digits than single precision gives.
     *
     * @param value any value
     * @return true if converting it to {@code float} changes nothing; false for NaN
     */
    public static boolean contains(double value) {
        return value == (float) value;
    }
}
