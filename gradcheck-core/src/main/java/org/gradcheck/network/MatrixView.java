package org.gradcheck.network;

import org.apache.commons.math3.linear.AbstractRealMatrix;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.gradcheck.internal.memory.FlatMemory;
import org.gradcheck.internal.parameters.FlatView;

/**
 * Live matrix over consecutive entries of a flat array, row by row: writing to it changes the array. Copies and results of
 * operations are independent of the array.
 */
final class MatrixView extends AbstractRealMatrix implements FlatView {

    private final double[] entries;
    private final int offset;
    private final int rows;
    private final int columns;

    MatrixView(double[] entries, int offset, int rows, int columns) {
        super(rows, columns);
        this.entries = entries;
        this.offset = offset;
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public int getRowDimension() {
        return rows;
    }

    @Override
    public int getColumnDimension() {
        return columns;
    }

    @Override
    public double getEntry(int row, int column) {
        return entries[index(row, column)];
    }

    @Override
    public void setEntry(int row, int column, double value) {
        entries[index(row, column)] = value;
    }

    @Override
    public void addToEntry(int row, int column, double increment) {
        entries[index(row, column)] += increment;
    }

    @Override
    public void multiplyEntry(int row, int column, double factor) {
        entries[index(row, column)] *= factor;
    }

    @Override
    public RealMatrix createMatrix(int rowDimension, int columnDimension) {
        return new Array2DRowRealMatrix(rowDimension, columnDimension);
    }

    @Override
    public RealMatrix copy() {
        return new Array2DRowRealMatrix(getData(), false);
    }

    @Override
    public FlatMemory flat(int from, int size) {
        return FlatMemory.of(entries, offset + from, size);
    }

    private int index(int row, int column) {
        MatrixUtils.checkMatrixIndex(this, row, column);
        return offset + row * columns + column;
    }
}
