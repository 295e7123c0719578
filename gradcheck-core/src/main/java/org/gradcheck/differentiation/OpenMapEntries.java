package org.gradcheck.differentiation;

import java.util.Arrays;
import org.apache.commons.math3.linear.OpenMapRealMatrix;

/**
 * Reader of the entries that an {@link OpenMapRealMatrix} stores.
 *
 * <p>The matrix has no iterator. But {@code a.add(b)} goes through the stored entries of {@code b}, and reads the entry of {@code a}
 * at each place. This class is {@code a}, so it is told the places.
 */
final class OpenMapEntries extends OpenMapRealMatrix {

    private static final long serialVersionUID = 1;

    private final int[] entriesOfRows;
    private final transient int[][] columnsOfRows;

    private OpenMapEntries(int rows, int columns) {
        super(rows, columns);
        entriesOfRows = new int[rows];
        columnsOfRows = new int[rows][4];
    }

    static SparseRows of(OpenMapRealMatrix matrix) {
        int rows = matrix.getRowDimension();
        OpenMapEntries places = new OpenMapEntries(rows, matrix.getColumnDimension());
        OpenMapRealMatrix unused = places.add(matrix);
        int[][] found = new int[rows][];
        double[][] values = new double[rows][];
        for (int row = 0; row < rows; row++) {
            int of = row;
            found[row] = Arrays.copyOf(places.columnsOfRows[row], places.entriesOfRows[row]);
            Arrays.sort(found[row]);
            values[row] = Arrays.stream(found[row])
                    .mapToDouble(column -> matrix.getEntry(of, column))
                    .toArray();
        }
        return SparseRows.of(matrix.getColumnDimension(), found, values);
    }

    @Override
    public double getEntry(int row, int column) {
        int count = entriesOfRows[row]++;
        if (count == columnsOfRows[row].length) {
            columnsOfRows[row] = Arrays.copyOf(columnsOfRows[row], 2 * count);
        }
        columnsOfRows[row][count] = column;
        return 0;
    }
}
