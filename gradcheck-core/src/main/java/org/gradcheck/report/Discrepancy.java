package org.gradcheck.report;

import org.gradcheck.subject.Shape;

/**
 * Analytic and numeric value of one entry of a gradient.
 *
 * @param name the name of the entry, such as {@code hidden weights[1][0]}
 * @param block the name of the block of parameters
 * @param shape the shape of the block
 * @param entry the number of the entry within the block, in row-major order
 * @param analytic the user's value; may be NaN or infinite
 * @param numeric the measured value; NaN where the cost has no derivative
 * @param error the error bar of the measured value; infinite if it is not known
 * @param costNearby the behaviour of the cost next to the point; at a kink {@code numeric} is the mean of both slopes
 */
public record Discrepancy(
        String name,
        String block,
        Shape shape,
        int entry,
        double analytic,
        double numeric,
        double error,
        CostNearby costNearby) {

    /**
     * Creates the discrepancy of an entry where the cost is smooth.
     *
     * @param name the name of the entry
     * @param block the name of the block of parameters
     * @param shape the shape of the block
     * @param entry the number of the entry within the block
     * @param analytic the user's value
     * @param numeric the measured value
     * @param error the error bar of the measured value
     */
    public Discrepancy(
            String name, String block, Shape shape, int entry, double analytic, double numeric, double error) {
        this(name, block, shape, entry, analytic, numeric, error, new CostNearby.Smooth());
    }

    /**
     * Creates the discrepancy of an entry that is named by its index.
     *
     * @param block the name of the block of parameters
     * @param shape the shape of the block
     * @param entry the number of the entry within the block
     * @param analytic the user's value
     * @param numeric the measured value
     * @param error the error bar of the measured value
     */
    public Discrepancy(String block, Shape shape, int entry, double analytic, double numeric, double error) {
        this(block + shape.subscript(entry), block, shape, entry, analytic, numeric, error);
    }

    /**
     * Returns the behaviour of the cost next to the point in words.
     *
     * @return for example {@code the cost jumps by 6.28 here}; empty if the cost is smooth
     */
    public String words() {
        return costNearby.describe(analytic);
    }

    /**
     * Returns the index of the entry within its block.
     *
     * @return a new array with one index for each dimension of the block, outermost first
     */
    public int[] index() {
        return shape.index(entry);
    }

    /**
     * Returns the difference of the two values, in the unit of the gradient.
     *
     * @return the absolute difference; NaN if either value is NaN
     */
    public double absolute() {
        return analytic == numeric ? 0 : Math.abs(analytic - numeric);
    }

    /**
     * Returns the difference of the two values, relative to the larger one.
     *
     * @return 0 for equal values, at most 2 for finite ones, NaN if either value is NaN or exactly one is infinite
     */
    public double relative() {
        double absolute = absolute();
        double larger = Math.max(Math.abs(analytic), Math.abs(numeric));
        boolean overflows = absolute > Double.MAX_VALUE;
        return absolute == 0 ? 0 : overflows ? Math.abs(analytic / larger - numeric / larger) : absolute / larger;
    }

    /**
     * Returns the difference of the two values, in error bars of the measured one.
     *
     * @return 0 for equal values, infinity if either value is NaN
     */
    public double inErrorBars() {
        return errorBarsApart(analytic, numeric, error);
    }

    /**
     * Returns the difference of two values, in error bars of the measured one.
     *
     * @param analytic the user's value
     * @param numeric the measured value
     * @param error the error bar of the measured value
     * @return 0 for equal values, infinity if either value is NaN
     */
    public static double errorBarsApart(double analytic, double numeric, double error) {
        double distance = analytic == numeric ? 0 : Math.abs(analytic - numeric);
        return distance == 0 ? 0 : Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance / error;
    }
}
