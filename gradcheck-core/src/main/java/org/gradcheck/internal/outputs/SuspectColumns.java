package org.gradcheck.internal.outputs;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns in which a single wrong entry would explain all residuals of a row.
 *
 * <p>An error {@code e} in column {@code j} gives residuals {@code e v_j} along all directions. The error is fitted by least squares for
 * each column, and the columns are sorted by what remains of the residuals. With three directions, a column fits by coincidence
 * with the square of the relative precision of the residuals.
 */
record SuspectColumns(List<LineTest> tests, int columns) {

    private record Fit(int column, double remainder) {}

    /** Returns the columns that fit, the best first, at most a given number. */
    List<Integer> of(int row, int most) {
        List<Fit> fits = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            double remainder = remainder(row, column);
            if (remainder <= 1) {
                fits.add(new Fit(column, remainder));
            }
        }
        return fits.stream()
                .sorted(comparingDouble(Fit::remainder))
                .limit(most)
                .map(Fit::column)
                .toList();
    }

    /** The largest residual that remains, in tolerated residuals. */
    private double remainder(int row, int column) {
        double products = 0;
        double squares = 0;
        for (LineTest test : tests) {
            double component = test.component(column) / test.tolerated(row);
            products += test.residual(row) / test.tolerated(row) * component;
            squares += component * component;
        }
        if (!(squares > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double error = products / squares;
        double largest = 0;
        for (LineTest test : tests) {
            double left = Math.abs(test.residual(row) - error * test.component(column));
            largest = Math.max(largest, left / test.tolerated(row));
        }
        return largest;
    }
}
