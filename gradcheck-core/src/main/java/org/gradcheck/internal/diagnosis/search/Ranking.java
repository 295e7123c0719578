package org.gradcheck.internal.diagnosis.search;

import java.util.Arrays;

/** Positions of numbers in ascending order. Works on plain arrays, since blocks may have many entries. */
public final class Ranking {

    private Ranking() {}

    /**
     * Returns the positions of numbers in ascending order, by {@link Double#compare}; equal ones in the order of
     * their positions.
     */
    public static int[] ascending(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] equalBefore = new int[values.length];
        int[] positions = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int first = firstOf(values[i], sorted);
            positions[first + equalBefore[first]++] = i;
        }
        return positions;
    }

    /** The first position in ascending numbers whose number is not below a value, by bisection. */
    private static int firstOf(double value, double[] sorted) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (Double.compare(sorted[middle], value) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The binary logarithm of the count of orders, {@code log2(n!)}. */
    public static double orders(int count) {
        double digits = 0;
        for (int k = 2; k <= count; k++) {
            digits += BinaryDigits.of(k);
        }
        return digits;
    }
}
