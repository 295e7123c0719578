package org.gradcheck.internal.outputs;

import java.util.List;
import java.util.stream.IntStream;

/** The user's derivatives, row by row. */
public interface AnalyticMatrix {

    /**
     * Returns the number of columns.
     *
     * @return 0 or more
     */
    int columns();

    /**
     * Returns an entry.
     *
     * @param row its row
     * @param column its column
     * @return the derivative; may be NaN or infinite
     */
    double entry(int row, int column);

    /**
     * Returns the product of a row with a vector.
     *
     * @param row the row
     * @param v one component for each column
     * @return the sum of all terms, without entries that are not finite
     */
    double times(int row, double[] v);

    /**
     * Returns the largest term of the product of a row with a vector.
     *
     * @param row the row
     * @param v one component for each column
     * @return the largest absolute value, without entries that are not finite; 0 if all terms are zero
     */
    double largestTerm(int row, double[] v);

    /**
     * Returns the entries of a row that are not finite.
     *
     * @param row the row
     * @return their columns, ascending
     */
    IntStream columnsNotFinite(int row);

    /**
     * Returns a matrix of which all entries are stored.
     *
     * @param rows the rows; not written to
     * @return a view of them
     */
    static AnalyticMatrix of(List<double[]> rows) {
        return new DenseMatrix(rows);
    }
}
