package org.gradcheck.internal.outputs;

import java.util.List;
import java.util.stream.IntStream;

/** A matrix of which all entries are stored. */
record DenseMatrix(List<double[]> rows) implements AnalyticMatrix {

    @Override
    public int columns() {
        return rows.isEmpty() ? 0 : rows.get(0).length;
    }

    @Override
    public double entry(int row, int column) {
        return rows.get(row)[column];
    }

    @Override
    public double times(int row, double[] v) {
        double[] entries = rows.get(row);
        double sum = 0;
        double lost = 0;
        for (int column = 0; column < entries.length; column++) {
            // compensated summation (Kahan, 1965), so that the sum of very many terms keeps the digits of each
            double term = term(entries[column], v[column]) - lost;
            double next = sum + term;
            lost = (next - sum) - term;
            sum = next;
        }
        return sum;
    }

    @Override
    public double largestTerm(int row, double[] v) {
        double[] entries = rows.get(row);
        double largest = 0;
        for (int column = 0; column < entries.length; column++) {
            largest = Math.max(largest, Math.abs(term(entries[column], v[column])));
        }
        return largest;
    }

    @Override
    public IntStream columnsNotFinite(int row) {
        double[] entries = rows.get(row);
        return IntStream.range(0, entries.length).filter(column -> !Double.isFinite(entries[column]));
    }

    private static double term(double entry, double component) {
        return Double.isFinite(entry) ? entry * component : 0;
    }
}
