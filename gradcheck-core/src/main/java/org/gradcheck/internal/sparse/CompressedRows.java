package org.gradcheck.internal.sparse;

import java.util.AbstractList;
import org.gradcheck.differentiation.SparseRows;

/**
 * The user's derivatives along the directions of the groups, row by row. A row has at most one stored entry in a group; it has the
 * derivative zero along the direction of a group where it has none.
 */
final class CompressedRows extends AbstractList<double[]> {

    private final SparseRows matrix;
    private final ColumnGroups groups;
    private final double[] components;

    /** @param components the component of the direction for each column */
    CompressedRows(SparseRows matrix, ColumnGroups groups, double[] components) {
        this.matrix = matrix;
        this.groups = groups;
        this.components = components;
    }

    /** Computes a row, as a new array with one derivative for each group. */
    @Override
    public double[] get(int row) {
        double[] along = new double[groups.size()];
        forEachStored(
                row,
                (group, column) -> along[group] = matrix.value(row, matrix.indexOf(row, column)) * components[column]);
        return along;
    }

    @Override
    public int size() {
        return matrix.rows();
    }

    /** Receives the group and the column of a stored entry. */
    interface Stored {
        void at(int group, int column);
    }

    /** Visits the stored entries of a row whose columns are in a group. */
    void forEachStored(int row, Stored stored) {
        for (int k = 0; k < matrix.entriesOf(row); k++) {
            int column = matrix.column(row, k);
            if (groups.of(column) >= 0) {
                stored.at(groups.of(column), column);
            }
        }
    }
}
