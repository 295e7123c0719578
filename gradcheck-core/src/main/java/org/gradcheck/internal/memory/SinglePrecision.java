package org.gradcheck.internal.memory;

/** The set of numbers of type {@code float}. Code that computes in single precision returns such numbers as {@code double}. */
public final class SinglePrecision {

    /** The last half of the fraction of a float, which is zero in round numbers such as 0.5 or 1000. */
    private static final int LAST_DIGITS = 0xFFF;

    private SinglePrecision() {}

    /** Returns whether the nearest number of single precision is no round number, so that it shows its precision. */
    public static boolean isUnround(double value) {
        return (Float.floatToRawIntBits((float) value) & LAST_DIGITS) != 0;
    }

    /**
     * Returns whether a value is a number of single precision.
     *
     * @param value any value
     * @return true if converting it to {@code float} changes nothing; false for NaN
     */
    public static boolean contains(double value) {
        return value == (float) value;
    }

    /**
     * Rounds to single precision. A value that is stored already is kept: conversion to double and back quietens a signaling NaN.
     *
     * @param value any value
     * @param stored the number that the value will replace
     * @return the nearest number of single precision
     */
    public static float rounded(double value, float stored) {
        return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(stored) ? stored : (float) value;
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

    /** Returns the same numbers in double precision. */
    public static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /** Returns the nearest numbers of single precision. */
    public static float[] narrowed(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}
