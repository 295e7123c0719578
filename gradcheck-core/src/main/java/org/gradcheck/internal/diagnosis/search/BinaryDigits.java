package org.gradcheck.internal.diagnosis.search;

/** The measure of a description: what it takes to say which of several things it is. */
public final class BinaryDigits {

    private BinaryDigits() {}

    /** The binary logarithm. */
    public static double of(double possibilities) {
        return Math.log(possibilities) / Math.log(2);
    }
}
