package org.gradcheck.internal.diagnosis.search;

/** Description lengths in binary digits. */
public final class BinaryDigits {

    private BinaryDigits() {}

    /** The binary logarithm: the digits that select one of several possibilities. */
    public static double of(double possibilities) {
        return Math.log(possibilities) / Math.log(2);
    }
}
