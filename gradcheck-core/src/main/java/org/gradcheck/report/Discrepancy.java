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
 */
public record Discrepancy(
        String name, String block, Shape shape, int entry, double analytic, double numeric, double error) {

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
        return absolute == 0 ? 0 : absolute / Math.max(Math.abs(analytic), Math.abs(numeric));
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
