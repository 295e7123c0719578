package org.gradcheck.differentiation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.OpenMapRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A sparse matrix, row by row: the columns and the values of its stored entries. All other entries are zero.
 *
 * <p>The stored entries are the pattern of the matrix. A stored zero belongs to it. The entries of a row may have any order, but each
 * column occurs once. Instances are immutable and safe for use by several threads.
 */
public final class SparseRows {

    private final int columns;
    private final int[][] columnsOfRows;
    private final double[][] valuesOfRows;

    /** Takes over the arrays. */
    private SparseRows(int columns, int[][] columnsOfRows, double[][] valuesOfRows) {
        this.columns = columns;
        this.columnsOfRows = columnsOfRows;
        this.valuesOfRows = valuesOfRows;
    }

    /**
     * Returns a matrix of given rows.
     *
     * <pre>{@code
     * SparseRows.of(3, new int[][] {{0, 2}, {1}}, new double[][] {{1.5, -2}, {4}})
     * }</pre>
     *
     * @param columns the number of columns of the matrix
     * @param columnsOfRows for each row the columns of its stored entries, from 0; copied
     * @param valuesOfRows for each row the values of the same entries, which may be NaN or infinite; copied
     * @return the matrix
     * @throws IllegalArgumentException if a row has not one value for each column, or a column that does not exist or occurs twice
     */
    public static SparseRows of(int columns, int[][] columnsOfRows, double[][] valuesOfRows) {
        if (columnsOfRows.length != valuesOfRows.length) {
            throw new IllegalArgumentException("a sparse matrix has columns for " + columnsOfRows.length
                    + " rows and values for " + valuesOfRows.length + "; give both for each row");
        }
        int[][] sortedColumns = new int[columnsOfRows.length][];
        double[][] sortedValues = new double[columnsOfRows.length][];
        for (int row = 0; row < columnsOfRows.length; row++) {
            int[] found = columnsOfRows[row].clone();
            double[] values = valuesOfRows[row].clone();
            if (found.length != values.length) {
                throw new IllegalArgumentException("row " + row + " of a sparse matrix has " + found.length
                        + " columns and " + values.length + " values; give one value for each column");
            }
            sort(found, values);
            requireColumns(row, found, columns);
            sortedColumns[row] = found;
            sortedValues[row] = values;
        }
        return new SparseRows(columns, sortedColumns, sortedValues);
    }

    /**
     * Returns a matrix in compressed rows (CSR): the entries of row {@code i} are at the positions from {@code rowStarts[i]} up to
     * {@code rowStarts[i + 1]}.
     *
     * @param columns the number of columns of the matrix
     * @param rowStarts the position of the first entry of each row, and at last the number of all entries
     * @param columnOfEntries the column of each entry, from 0
     * @param values the value of each entry, which may be NaN or infinite
     * @return the matrix
     * @throws IllegalArgumentException if the positions do not ascend from 0 to the number of entries, or a row has a column that does
     *     not exist or occurs twice
     */
    public static SparseRows ofCompressed(int columns, int[] rowStarts, int[] columnOfEntries, double[] values) {
        int rows = rowStarts.length - 1;
        boolean areStarts = rows >= 0
                && rowStarts[0] == 0
                && IntStream.range(0, rows).allMatch(row -> rowStarts[row] <= rowStarts[row + 1])
                && rowStarts[rows] == columnOfEntries.length;
        if (!areStarts || columnOfEntries.length != values.length) {
            throw new IllegalArgumentException("a sparse matrix in compressed rows has " + columnOfEntries.length
                    + " columns, " + values.length + " values and row starts "
                    + (rows < 0 ? "of no rows" : "from " + rowStarts[0] + " to " + rowStarts[rows])
                    + "; give one value for each column, and starts that ascend from 0 to the number of entries");
        }
        return of(
                columns,
                IntStream.range(0, rows)
                        .mapToObj(row -> Arrays.copyOfRange(columnOfEntries, rowStarts[row], rowStarts[row + 1]))
                        .toArray(int[][]::new),
                IntStream.range(0, rows)
                        .mapToObj(row -> Arrays.copyOfRange(values, rowStarts[row], rowStarts[row + 1]))
                        .toArray(double[][]::new));
    }

    /**
     * Returns the entries of a matrix that are not zero. An {@link OpenMapRealMatrix} is read entry by entry, without its zeros. Any
     * other matrix is read row by row, so it takes the memory of one row, but the time of all entries.
     *
     * @param matrix the matrix
     * @return a copy; zeros do not belong to its pattern
     */
    public static SparseRows of(RealMatrix matrix) {
        if (matrix instanceof OpenMapRealMatrix open) {
            return OpenMapEntries.of(open);
        }
        int rows = matrix.getRowDimension();
        int[][] found = new int[rows][];
        double[][] values = new double[rows][];
        for (int row = 0; row < rows; row++) {
            double[] all = matrix.getRow(row);
            found[row] = IntStream.range(0, all.length)
                    .filter(column -> all[column] != 0)
                    .toArray();
            values[row] =
                    Arrays.stream(found[row]).mapToDouble(column -> all[column]).toArray();
        }
        return of(matrix.getColumnDimension(), found, values);
    }

    private static void sort(int[] columns, double[] values) {
        boolean isSorted = IntStream.range(1, columns.length).allMatch(k -> columns[k - 1] < columns[k]);
        if (isSorted) {
            return;
        }
        int[] order = IntStream.range(0, columns.length)
                .boxed()
                .sorted(Comparator.comparingInt(k -> columns[k]))
                .mapToInt(k -> k)
                .toArray();
        int[] unsortedColumns = columns.clone();
        double[] unsortedValues = values.clone();
        Arrays.setAll(columns, k -> unsortedColumns[order[k]]);
        Arrays.setAll(values, k -> unsortedValues[order[k]]);
    }

    private static void requireColumns(int row, int[] sorted, int columns) {
        for (int k = 0; k < sorted.length; k++) {
            if (sorted[k] < 0 || sorted[k] >= columns) {
                throw new IllegalArgumentException("row " + row + " of a sparse matrix has an entry in column "
                        + sorted[k] + ", but the matrix has " + columns + " columns; number them from 0 to "
                        + (columns - 1));
            }
            if (k > 0 && sorted[k] == sorted[k - 1]) {
                throw new IllegalArgumentException("row " + row + " of a sparse matrix has two entries in column "
                        + sorted[k] + "; give their sum once");
            }
        }
    }

    /**
     * Returns the number of rows.
     *
     * @return 0 or more
     */
    public int rows() {
        return columnsOfRows.length;
    }

    /**
     * Returns the number of columns.
     *
     * @return 0 or more
     */
    public int columns() {
        return columns;
    }

    /**
     * Returns the number of stored entries of a row.
     *
     * @param row the row
     * @return 0 or more
     */
    public int entriesOf(int row) {
        return columnsOfRows[row].length;
    }

    /**
     * Returns the column of a stored entry.
     *
     * @param row its row
     * @param k its number among those of the row, which ascend with their columns
     * @return the column
     */
    public int column(int row, int k) {
        return columnsOfRows[row][k];
    }

    /**
     * Returns the value of a stored entry.
     *
     * @param row its row
     * @param k its number among those of the row, which ascend with their columns
     * @return the value; may be NaN or infinite
     */
    public double value(int row, int k) {
        return valuesOfRows[row][k];
    }

    /**
     * Returns the number of a stored entry among those of its row.
     *
     * @param row the row
     * @param column the column
     * @return the number; negative if no entry is stored there
     */
    public int indexOf(int row, int column) {
        return Arrays.binarySearch(columnsOfRows[row], column);
    }

    /**
     * Returns the number of all stored entries.
     *
     * @return 0 or more
     */
    public long entries() {
        return Arrays.stream(columnsOfRows).mapToLong(row -> row.length).sum();
    }

    /** Returns the shape and the number of stored entries, such as {@code 3 x 4 with 5 entries}. */
    @Override
    public String toString() {
        return rows() + " x " + columns + " with " + entries() + " entries";
    }
}
