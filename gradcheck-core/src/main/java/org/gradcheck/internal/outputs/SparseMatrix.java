package org.gradcheck.internal.outputs;

import java.util.stream.IntStream;
import org.gradcheck.differentiation.SparseRows;

/**
 * A sparse matrix among those that are compared along directions.
 *
 * @param rows the stored entries
 */
public record SparseMatrix(SparseRows rows) implements AnalyticMatrix {

    @Override
    public int columns() {
        return rows.columns();
    }

    @Override
    public double entry(int row, int column) {
        int k = rows.indexOf(row, column);
        return k < 0 ? 0 : rows.value(row, k);
    }

    @Override
    public double times(int row, double[] v) {
        return IntStream.range(0, rows.entriesOf(row))
                .mapToDouble(k -> term(row, k, v))
                .sum();
    }

    @Override
    public double largestTerm(int row, double[] v) {
        return IntStream.range(0, rows.entriesOf(row))
                .mapToDouble(k -> Math.abs(term(row, k, v)))
                .max()
                .orElse(0);
    }

    @Override
    public IntStream columnsNotFinite(int row) {
        return IntStream.range(0, rows.entriesOf(row))
                .filter(k -> !Double.isFinite(rows.value(row, k)))
                .map(k -> rows.column(row, k));
    }

    private double term(int row, int k, double[] v) {
        double entry = rows.value(row, k);
        return Double.isFinite(entry) ? entry * v[rows.column(row, k)] : 0;
    }
}
