package org.gradcheck.internal.noise;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.gradcheck.internal.parameters.SinglePrecision;

/**
 * Grid of the values of a cost: the largest step of which all their differences are multiples, up to rounding.
 *
 * <p>The values of a cost that is rounded to decimals lie on a coarse grid, wherever it is evaluated. Those of a smooth cost in
 * double or single precision lie on that of its units in the last place, which is left out. The step is the greatest common divisor of
 * the gaps between neighbouring values, by the algorithm of Euclid with remainders to the nearest multiple. Each remainder carries
 * the rounding of its terms, and counts as zero within this error. The smallest gaps come first, since their multiples make the
 * step more precise for the larger ones.
 */
public final class ValueGrid {

    /** Rounding of a gap between two values, in units in the last place of the largest. Formula: half a unit for each, doubled. */
    private static final double ROUNDING = 2;

    /**
     * Smallest step in rounding errors of a remainder. Chosen: a remainder that is no multiple lies within its rounding error in two
     * of a thousand cases at most.
     */
    private static final double CLEAR = 1000;

    /**
     * Gaps between values that show a grid. Chosen: two are multiples of one step by chance in about two of a thousand cases; one
     * may be a single jump.
     */
    private static final int FEWEST_GAPS = 2;

    /**
     * Steps up to this many units in the last place of the largest value, in single precision, are those of the precision. Chosen:
     * sums of a few terms lie on the grid of the largest term.
     */
    private static final double UNITS_OF_SINGLE_PRECISION = 4;

    private ValueGrid() {}

    /**
     * Returns the largest step of a grid that may be that of single precision.
     *
     * @param largest the largest of the values, in size
     */
    public static double finestInSinglePrecision(double largest) {
        return UNITS_OF_SINGLE_PRECISION * Math.ulp((float) largest);
    }

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
        double largest = Arrays.stream(sorted).map(Math::abs).max().orElse(0);
        double rounding = ROUNDING * Math.ulp(largest);
        double[] gaps = IntStream.range(1, sorted.length)
                .mapToDouble(i -> sorted[i] - sorted[i - 1])
                .filter(gap -> gap > rounding)
                .sorted()
                .toArray();
        if (gaps.length < FEWEST_GAPS) {
            return OptionalDouble.empty();
        }
        Length step = new Length(gaps[0], rounding);
        for (double gap : gaps) {
            step = step.commonDivisor(new Length(gap, rounding));
        }
        double finest = Arrays.stream(sorted).allMatch(SinglePrecision::contains)
                ? finestInSinglePrecision(largest)
                : CLEAR * rounding;
        return step.value() > finest ? OptionalDouble.of(step.value()) : OptionalDouble.empty();
    }

    /**
     * A length with its rounding error.
     *
     * @param value the length; 0 if none is known
     * @param error the largest rounding error of it
     */
    private record Length(double value, double error) {

        private static final Length UNKNOWN = new Length(0, 0);

        /** Returns the greatest common divisor; unknown if rounding hides it. */
        Length commonDivisor(Length other) {
            Length divisor = this;
            Length rest = other;
            while (divisor.value > 0) {
                double multiple = Math.rint(rest.value / divisor.value);
                double error = rest.error + multiple * divisor.error;
                double remainder = Math.abs(rest.value - multiple * divisor.value);
                if (CLEAR * error > divisor.value) {
                    return UNKNOWN;
                }
                if (remainder <= error) {
                    return divisor.refinedBy(rest, multiple);
                }
                rest = divisor;
                divisor = new Length(remainder, error);
            }
            return UNKNOWN;
        }

        /** Returns this length, or its more precise value from a multiple of it. */
        private Length refinedBy(Length whole, double multiple) {
            return multiple > 1 && whole.error < multiple * error
                    ? new Length(whole.value / multiple, whole.error / multiple)
                    : this;
        }
    }
}
