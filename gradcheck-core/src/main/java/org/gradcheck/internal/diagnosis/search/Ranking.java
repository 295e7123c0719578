package org.gradcheck.internal.diagnosis.search;

import java.util.Arrays;

/** Where the smallest, the next, ... the largest of some numbers are: on plain arrays, for blocks have many entries. */
public final class Ranking {

    private Ranking() {}

    /**
     * Returns the positions of numbers in ascending order, as {@link Double#compare} has it; equal ones in that of their
     * positions.
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

    /** The first place in ascending numbers that is not below a value. */
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

    /** How many orders of some numbers there are, as binary digits. */
    public static double orders(int count) {
        double digits = 0;
        for (int k = 2; k <= count; k++) {
            digits += BinaryDigits.of(k);
        }
        return digits;
    }
}
