package org.gradcheck.internal.noise;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.gradcheck.internal.memory.SinglePrecision;

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
        double[] sorted = sortedFinite(values);
        double largest = sorted.length == 0 ? 0 : Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
        double rounding = ROUNDING * Math.ulp(largest);
        double[] gaps = sortedGaps(sorted, rounding);
        if (gaps.length < FEWEST_GAPS) {
            return OptionalDouble.empty();
        }
        Length step = new Length(gaps[0], rounding);
        for (double gap : gaps) {
            step = step.commonDivisor(new Length(gap, rounding));
        }
        double finest = SinglePrecision.containsAll(sorted) ? finestInSinglePrecision(largest) : CLEAR * rounding;
        return step.value() > finest ? OptionalDouble.of(step.value()) : OptionalDouble.empty();
    }

    private static double[] sortedFinite(double[] values) {
        double[] finite = new double[values.length];
        int count = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                finite[count] = value;
                count++;
            }
        }
        Arrays.sort(finite, 0, count);
        return Arrays.copyOf(finite, count);
    }

    /** Returns the gaps between neighbours that are more than rounding, the smallest first. */
    private static double[] sortedGaps(double[] sorted, double rounding) {
        double[] gaps = new double[sorted.length];
        int count = 0;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] - sorted[i - 1] > rounding) {
                gaps[count] = sorted[i] - sorted[i - 1];
                count++;
            }
        }
        Arrays.sort(gaps, 0, count);
        return Arrays.copyOf(gaps, count);
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
