package org.gradcheck.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows and columns of the entries of a sparse matrix. Its block is a list of the entries in the pattern, whose subscripts, such as
 * {@code [7][3]}, tell their places. Arrays are never written to after construction.
 */
final class MatrixPlaces {

    /** Nine digits, so that each number is an {@code int}. */
    private static final Pattern SUBSCRIPT = Pattern.compile("\\[(\\d{1,9})]\\[(\\d{1,9})]");

    private final int[] rows;
    private final int[] columns;

    private MatrixPlaces(int[] rows, int[] columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Returns the places of all measured entries; empty if the block is no list of entries with a row and a column. */
    static Optional<MatrixPlaces> of(MeasuredBlock block) {
        if (block.size() == 0 || block.shape().sizes().size() != 1) {
            return Optional.empty();
        }
        int[] rows = new int[block.size()];
        int[] columns = new int[block.size()];
        for (int i = 0; i < rows.length; i++) {
            Matcher numbers = SUBSCRIPT.matcher(block.subscript(i));
            if (!numbers.matches()) {
                return Optional.empty();
            }
            rows[i] = Integer.parseInt(numbers.group(1));
            columns[i] = Integer.parseInt(numbers.group(2));
        }
        return Optional.of(new MatrixPlaces(rows, columns));
    }

    /** Returns the number of rows up to the last one with an entry. */
    int rowCount() {
        return largest(rows) + 1;
    }

    /** Returns the number of columns up to the last one with an entry. */
    int columnCount() {
        return largest(columns) + 1;
    }

    int row(int i) {
        return rows[i];
    }

    int column(int i) {
        return columns[i];
    }

    private static int largest(int[] numbers) {
        int largest = 0;
        for (int number : numbers) {
            largest = Math.max(largest, number);
        }
        return largest;
    }
}
