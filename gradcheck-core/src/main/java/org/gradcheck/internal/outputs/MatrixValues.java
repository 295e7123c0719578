package org.gradcheck.internal.outputs;

import java.util.List;
import org.gradcheck.report.EntryValues;
import org.jspecify.annotations.Nullable;

/** Values of all entries of a matrix, row by row. Rows that were not examined have no numeric values. */
final class MatrixValues implements EntryValues {

    private final double[] coordinates;
    private final List<double[]> analytic;
    private final @Nullable CompactDerivatives[] numeric;
    private final int columns;

    /**
     * Takes over the values.
     *
     * @param coordinates the coordinates at the point
     * @param analytic the user's derivatives, row by row; not written to any more
     * @param numeric the numeric derivatives of each output; null for an output that was not examined
     */
    MatrixValues(double[] coordinates, List<double[]> analytic, @Nullable CompactDerivatives[] numeric) {
        this.coordinates = coordinates;
        this.analytic = analytic;
        this.numeric = numeric;
        this.columns = coordinates.length;
    }

    @Override
    public int size() {
        return analytic.size() * columns;
    }

    @Override
    public double parameter(int i) {
        return coordinates[i % columns];
    }

    @Override
    public double analytic(int i) {
        return analytic.get(i / columns)[i % columns];
    }

    @Override
    public double numeric(int i) {
        @Nullable CompactDerivatives row = numeric[i / columns];
        return row == null ? Double.NaN : row.value(i % columns);
    }

    @Override
    public double error(int i) {
        @Nullable CompactDerivatives row = numeric[i / columns];
        return row == null ? Double.POSITIVE_INFINITY : row.error(i % columns);
    }
}
