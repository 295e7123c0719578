package org.gradcheck.internal.outputs;

import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.ErrorBars;

/**
 * The derivatives of all outputs along one random direction {@code v}, with the products of the rows with {@code v}.
 *
 * <p>A residual is the product less the derivative. A wrong entry of a row changes it by the error times the component of {@code v}.
 */
final class LineTest {

    private final double[] v;
    private final double[] residuals;
    private final double[] tolerated;
    private final double[] sizes;
    private final double[] widths;

    /**
     * Compares both sides.
     *
     * @param v one component for each column
     * @param rows the examined outputs, with the derivatives along the direction
     */
    LineTest(double[] v, AnalyticMatrix analytic, ExaminedRows rows) {
        int count = rows.rows().size();
        this.v = v;
        this.residuals = new double[count];
        this.tolerated = new double[count];
        this.sizes = new double[count];
        this.widths = new double[count];
        for (int k = 0; k < count; k++) {
            OutputRow row = rows.rows().get(k);
            Derivative derivative = row.derivatives().get(0);
            double product = row.analytic()[0];
            sizes[k] = analytic.largestTerm(row.output(), v);
            double error = derivative.error() + row.judge().rounding().of(product, sizes[k]);
            tolerated[k] = Math.max(ErrorBars.DISAGREEMENT * error, derivative.reach()) + derivative.width() / 2;
            widths[k] = derivative.width();
            residuals[k] = product - derivative.value();
        }
    }

    double component(int column) {
        return v[column];
    }

    double residual(int row) {
        return residuals[row];
    }

    double tolerated(int row) {
        return tolerated[row];
    }

    /** The largest term of the product, of which an error of the whole is seen. */
    double size(int row) {
        return sizes[row];
    }

    /** The tolerated residual as a part of the largest term; not a number if both are zero. */
    double sensitivity(int row) {
        return tolerated[row] / sizes[row];
    }

    /** A residual that is not a number disagrees. */
    boolean disagrees(int row) {
        return !(Math.abs(residuals[row]) <= tolerated[row]);
    }

    /** Whether the test has seen the row: a missing largest term would have disagreed. */
    boolean isInformative(int row) {
        return tolerated[row] < sizes[row];
    }

    /** Whether the derivatives on the two sides differ. */
    boolean isAtKink(int row) {
        return widths[row] > 0;
    }

    /** Takes the contribution of a wrong entry off. */
    void explain(int row, int column, double wrongBy) {
        residuals[row] -= wrongBy * v[column];
    }
}
