package org.gradcheck.differentiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.OpenMapRealMatrix;
import org.junit.jupiter.api.Test;

/** Sparse matrices as users give them. */
class SparseRowsTests {

    private static void assertIsExample(SparseRows matrix) {
        assertThat(matrix).hasToString("2 x 4 with 3 entries");
        assertThat(matrix.column(0, 0)).isEqualTo(1);
        assertThat(matrix.value(0, 0)).isEqualTo(-2);
        assertThat(matrix.column(0, 1)).isEqualTo(3);
        assertThat(matrix.value(0, 1)).isEqualTo(1.5);
        assertThat(matrix.column(1, 0)).isZero();
        assertThat(matrix.value(1, 0)).isEqualTo(4);
    }

    @Test
    void rowsAreSorted() {
        assertIsExample(SparseRows.of(4, new int[][] {{3, 1}, {0}}, new double[][] {{1.5, -2}, {4}}));
    }

    @Test
    void compressedRows() {
        assertIsExample(
                SparseRows.ofCompressed(4, new int[] {0, 2, 3}, new int[] {3, 1, 0}, new double[] {1.5, -2, 4}));
    }

    @Test
    void denseMatrixWithoutItsZeros() {
        assertIsExample(SparseRows.of(new Array2DRowRealMatrix(new double[][] {{0, -2, 0, 1.5}, {4, 0, 0, 0}})));
    }

    @Test
    void largeOpenMapIsReadEntryByEntry() {
        OpenMapRealMatrix large = new OpenMapRealMatrix(46_000, 46_000);
        for (int row = 0; row < 46_000; row++) {
            for (int k = 0; k < 5; k++) {
                large.setEntry(row, (row + 7919 * k) % 46_000, row - k);
            }
        }

        SparseRows read = SparseRows.of(large);

        assertThat(read.entries()).isEqualTo(5 * 46_000L - 5);
        assertThat(read.value(45_000, read.indexOf(45_000, (45_000 + 7919) % 46_000)))
                .isEqualTo(44_999);
        assertThat(read.indexOf(45_000, 1)).isNegative();
    }

    @Test
    void storedZeroBelongsToThePattern() {
        assertThat(SparseRows.of(2, new int[][] {{1}}, new double[][] {{0}}).entries())
                .isEqualTo(1);
    }

    @Test
    void columnTwiceIsRefused() {
        assertThatThrownBy(() -> SparseRows.of(4, new int[][] {{1, 3, 1}}, new double[][] {{1, 2, 3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0 of a sparse matrix has two entries in column 1; give their sum once");
    }

    @Test
    void columnOutsideIsRefused() {
        assertThatThrownBy(() -> SparseRows.of(4, new int[][] {{1}, {4}}, new double[][] {{1}, {2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "row 1 of a sparse matrix has an entry in column 4, but the matrix has 4 columns; number them from 0"
                                + " to 3");
    }

    @Test
    void missingValueIsRefused() {
        assertThatThrownBy(() -> SparseRows.of(4, new int[][] {{1, 2}}, new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0 of a sparse matrix has 2 columns and 1 values; give one value for each column");
    }

    @Test
    void missingRowIsRefused() {
        assertThatThrownBy(() -> SparseRows.of(4, new int[][] {{1}, {2}}, new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a sparse matrix has columns for 2 rows and values for 1; give both for each row");
    }

    @Test
    void startsThatEndEarlyAreRefused() {
        assertThatThrownBy(() -> SparseRows.ofCompressed(4, new int[] {0, 2}, new int[] {0, 1, 2}, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a sparse matrix in compressed rows has 3 columns, 3 values and row starts from 0 to 2; give one value"
                                + " for each column, and starts that ascend from 0 to the number of entries");
    }
}
