package org.gradcheck.report;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Rows and columns of the entries of a sparse matrix, whose block is a list of the entries in the pattern.
 *
 * @param rows from the number of an entry in the block to its row
 * @param columns from the number of an entry in the block to its column
 * @param size the number of entries
 */
record MatrixPlaces(IntUnaryOperator rows, IntUnaryOperator columns, int size) {

    /** Returns the number of rows up to the last one with an entry. */
    int rowCount() {
        return countUpToLargest(rows);
    }

    /** Returns the number of columns up to the last one with an entry. */
    int columnCount() {
        return countUpToLargest(columns);
    }

    int row(int i) {
        return rows.applyAsInt(i);
    }

    int column(int i) {
        return columns.applyAsInt(i);
    }

    private int countUpToLargest(IntUnaryOperator numbers) {
        return IntStream.range(0, size).map(numbers).max().orElse(-1) + 1;
    }
}
