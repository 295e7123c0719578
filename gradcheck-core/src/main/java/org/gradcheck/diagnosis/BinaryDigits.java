package org.gradcheck.diagnosis;

/** The measure of a description: what it takes to say which of several things it is. */
final class BinaryDigits {

    private BinaryDigits() {}

    /** The binary logarithm. */
    static double of(double possibilities) {
        return Math.log(possibilities) / Math.log(2);
    }
}
