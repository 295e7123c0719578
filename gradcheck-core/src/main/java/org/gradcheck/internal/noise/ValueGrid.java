package org.gradcheck.internal.noise;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.gradcheck.internal.parameters.SinglePrecision;

/**
 * Grid of the values of a cost: the largest step of which all their differences are multiples, up to rounding.
 *
 * <p>The values of a cost that is rounded to decimals lie on a coarse grid, wherever it is evaluated. Those of a smooth cost in
 * double or single precision lie on that of its units in the last place, which is left out. The step is the greatest common divisor of the gaps between neighbouring
 * values, by the algorithm of Euclid with remainders to the nearest multiple. Each remainder carries the rounding of its terms; a
 * remainder within this error counts as zero.
 */
public final class ValueGrid {

    /** Rounding of a gap between two values, in units in the last place of the largest. Formula: half a unit for each, doubled. */
    private static final double ROUNDING = 2;

    /**
     * Smallest step in rounding errors. Chosen: a remainder that is no multiple lies within its rounding error in two of a thousand
     * cases at most.
     */
    private static final double CLEAR = 1000;

    /** Gaps between values that show a grid. Chosen: two are multiples of one step by chance in about two of a thousand cases. */
    private static final int FEWEST_GAPS = 2;

    /** Occurrences of each of two values that show a grid by themselves. Chosen: a smooth cost repeats no value. */
    private static final int FEWEST_OF_TWO_VALUES = 3;

    /**
     * Steps up to this many units in the last place of the largest value, in single precision, are those of the precision. Chosen:
     * sums of a few terms lie on the grid of the largest term.
     */
    private static final double UNITS_OF_SINGLE_PRECISION = 4;

    private ValueGrid() {}

    /**
     * Returns the step of the grid of some values.
     *
     * @param values the values, each as often as it was found; those that are not finite are left out
     * @return the step in the unit of the values; empty if they lie on no grid coarser than their precision, or if they are too few
     *     to tell
     */
    public static OptionalDouble stepOf(double... values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        int gaps = distinct.length - 1;
        if (gaps < 1 || (gaps < FEWEST_GAPS && rarer(sorted, distinct) < FEWEST_OF_TWO_VALUES)) {
            return OptionalDouble.empty();
        }
        double range = distinct[gaps] - distinct[0];
        double rounding = ROUNDING * Math.ulp(largest(distinct));
        Length step = new Length(range, rounding);
        for (int i = 0; i < gaps; i++) {
            step = step.commonDivisor(new Length(distinct[i + 1] - distinct[i], rounding));
        }
        boolean isPrecision = Arrays.stream(distinct).allMatch(SinglePrecision::contains)
                && step.value() <= UNITS_OF_SINGLE_PRECISION * Math.ulp((float) largest(distinct));
        return step.value() > CLEAR * step.error() && !isPrecision
                ? OptionalDouble.of(range / Math.rint(range / step.value()))
                : OptionalDouble.empty();
    }

    private static double largest(double[] sorted) {
        return Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
    }

    private static long rarer(double[] sorted, double[] distinct) {
        long first =
                DoubleStream.of(sorted).filter(value -> value == distinct[0]).count();
        return Math.min(first, sorted.length - first);
    }

    /**
     * A positive length with its rounding error.
     *
     * @param value the length
     * @param error the largest rounding error of it
     */
    private record Length(double value, double error) {

        /** Returns the greatest common divisor, or a length of the size of its error if there is none. */
        Length commonDivisor(Length other) {
            Length larger = this;
            Length smaller = other;
            while (smaller.value > smaller.error) {
                double multiple = Math.rint(larger.value / smaller.value);
                Length remainder = new Length(
                        Math.abs(larger.value - multiple * smaller.value), larger.error + multiple * smaller.error);
                larger = smaller;
                smaller = remainder;
            }
            return larger;
        }
    }
}
