package org.gradcheck.internal.parameters;

import java.util.Arrays;

/**
 * Groups of parameters of an array whose sizes show that they have different units.
 *
 * <p>Parameters of one unit may be close to zero by coincidence. Of {@code n} parameters with a typical size {@code u} (their root
 * mean square), about {@code n s / u} are smaller than {@code s}: 0.8 times as many of normal ones, 1.4 times as many of those with a
 * Laplace distribution. Where the number of smaller ones is no such coincidence, they have a unit of their own. The sizes are counted
 * by their binary exponents. The largest sizes are the first group; it is cut at the largest power of two below which too many sizes
 * lie, until none is left. The sizes below it are divided in the same way.
 */
final class MagnitudeGroups {

    /** Number of the binary exponents of normal doubles, and of one below them for all others. */
    private static final int EXPONENTS = Double.MAX_EXPONENT - Double.MIN_EXPONENT + 2;

    /** Smaller sizes of one unit, in multiples of {@code n s / u}. Chosen: above 1.4, that of a Laplace distribution. */
    private static final double DENSITY_AT_ZERO = 2;

    /**
     * Logarithm of the probability below which a number of smaller sizes is no coincidence: 1e-3. A cut by coincidence takes a few
     * further evaluations.
     */
    private static final double LOG_OF_COINCIDENCE = Math.log(1e-3);

    /**
     * Exponents by which a cut is below the typical size. Chosen: 2^-3; steps along a direction suit units that differ by less.
     */
    private static final int SMALLEST_RATIO = 3;

    /** Mean square of the numbers between 1 and 2, evenly spread. */
    private static final double MEAN_SQUARE = 7.0 / 3;

    private final double[] typical;
    private final boolean areSeveral;

    private MagnitudeGroups(double[] typical, boolean areSeveral) {
        this.typical = typical;
        this.areSeveral = areSeveral;
    }

    /**
     * Divides sizes into groups.
     *
     * @param counts the number of sizes for each {@link #index}
     */
    static MagnitudeGroups of(int[] counts) {
        double[] typical = new double[EXPONENTS];
        int groups = 0;
        int end = EXPONENTS;
        while (Arrays.stream(counts, 0, end).anyMatch(count -> count > 0)) {
            int from = start(counts, end);
            Arrays.fill(typical, from, end, typical(counts, from, end));
            end = from;
            groups++;
        }
        return new MagnitudeGroups(typical, groups > 1);
    }

    /** Returns an empty table of counts. */
    static int[] noCounts() {
        return new int[EXPONENTS];
    }

    /** Returns the index of a size in the table of counts. */
    static int index(double size) {
        return Math.getExponent(size) - Double.MIN_EXPONENT + 1;
    }

    /** Returns whether the sizes have more than one unit. */
    boolean areSeveral() {
        return areSeveral;
    }

    /** Returns the typical size of the group of a size that was counted. */
    double typicalOf(double size) {
        return typical[index(size)];
    }

    private static int start(int[] counts, int end) {
        int from = 0;
        int cut = cut(counts, from, end);
        while (cut > from) {
            from = cut;
            cut = cut(counts, from, end);
        }
        return from;
    }

    /** Returns the index below which too many sizes of a group lie; the start of the group if there is none. */
    private static int cut(int[] counts, int from, int end) {
        double typical = typical(counts, from, end);
        int all = Arrays.stream(counts, from, end).sum();
        int smaller = 0;
        int cut = from;
        for (int i = from; i < index(typical) - SMALLEST_RATIO; i++) {
            smaller += counts[i];
            double expected = DENSITY_AT_ZERO * all * Math.scalb(1.0, i + Double.MIN_EXPONENT) / typical;
            cut = isNoCoincidence(smaller, expected) ? i + 1 : cut;
        }
        return cut;
    }

    /** The bound of Chernoff (1952) for a Poisson distribution: {@code P(N >= k) <= exp(k - m) (m / k)^k} for k above the mean m. */
    private static boolean isNoCoincidence(int found, double expected) {
        return found > expected && found - expected + found * Math.log(expected / found) < LOG_OF_COINCIDENCE;
    }

    private static double typical(int[] counts, int from, int end) {
        int largest = end - 1;
        while (largest > from && counts[largest] == 0) {
            largest--;
        }
        double squares = 0;
        int sizes = 0;
        for (int i = from; i <= largest; i++) {
            squares += counts[i] * MEAN_SQUARE * Math.scalb(1.0, 2 * (i - largest));
            sizes += counts[i];
        }
        return Math.min(Double.MAX_VALUE, Math.scalb(Math.sqrt(squares / sizes), largest + Double.MIN_EXPONENT - 1));
    }
}
