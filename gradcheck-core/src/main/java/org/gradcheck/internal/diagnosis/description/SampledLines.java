package org.gradcheck.internal.diagnosis.description;

import java.math.BigInteger;
import java.util.BitSet;

/**
 * Rows, columns or slices of which only some were measured. If all wrong ones among these follow each other, or have the same distance, the
 * lines between them that were not measured are likely to be wrong as well: then the set is described as a range, or as every k-th line.
 *
 * @param marks the entries
 * @param axis the axis of the lines
 */
record SampledLines(Marks marks, int axis) {

    /** Fewest lines of a range or of a period. Chosen: fewer are listed. */
    private static final int FEWEST = 3;

    /** Largest distance. Chosen: heads, channels and gates are fewer. */
    private static final int LARGEST_DISTANCE = 16;

    /** Fewest binary digits of a set: one in 64 by coincidence at most. Chosen: as for sets by sign. */
    private static final double FEWEST_BITS = 6;

    /** Binary digits of the choice of a distance and a first line: 1 + 2 + ... + 16 = 136 of them. */
    private static final double CHOICE_OF_A_DISTANCE = 7;

    /** Smallest probability that a sample of all lines of one distance lies within the marked range. Chosen: one in a hundred. */
    private static final double COINCIDENCE = 0.01;

    /** Adds the lines that were not measured, if the marked ones are a range or have one distance. */
    void extend(BitSet lines) {
        BitSet others = others();
        if (lines.cardinality() < FEWEST) {
            return;
        }
        int first = lines.nextSetBit(0);
        int last = lines.length() - 1;
        int all = lines.cardinality() + others.cardinality();
        double bits = bits(all, lines.cardinality());
        int ranges = others.cardinality() + 1; // places that a range of as many lines has among those measured
        if (others.nextSetBit(first) < 0 || others.nextSetBit(first) > last) {
            if (bits - log2(ranges) >= FEWEST_BITS) {
                lines.set(first, last + 1);
            }
            return;
        }
        int distance = distance(lines);
        double range =
                Math.min(1, (double) (last - first + distance) / marks.sizes().get(axis));
        boolean areSpread = Math.pow(range, lines.cardinality()) >= COINCIDENCE;
        if (areSpread && distance > 1 && distance <= LARGEST_DISTANCE && bits - CHOICE_OF_A_DISTANCE >= FEWEST_BITS) {
            addEach(distance, first % distance, lines, others);
        }
    }

    private BitSet others() {
        BitSet others = new BitSet();
        marks.unmarked().stream().forEach(entry -> others.set(marks.index(entry, axis)));
        return others;
    }

    private void addEach(int distance, int from, BitSet lines, BitSet others) {
        for (int line = from; line < marks.sizes().get(axis); line += distance) {
            if (others.get(line)) {
                return;
            }
        }
        for (int line = from; line < marks.sizes().get(axis); line += distance) {
            lines.set(line);
        }
    }

    /** Returns the largest number that divides all distances. */
    private static int distance(BitSet lines) {
        int first = lines.nextSetBit(0);
        return lines.stream()
                .mapToObj(line -> BigInteger.valueOf(line - first))
                .reduce(BigInteger.ZERO, BigInteger::gcd)
                .intValue();
    }

    /** Returns the binary logarithm of the number of ways to choose some of all lines. */
    private static double bits(int all, int some) {
        double bits = 0;
        for (int k = 1; k <= some; k++) {
            bits += log2((double) (all - some + k) / k);
        }
        return bits;
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }
}
