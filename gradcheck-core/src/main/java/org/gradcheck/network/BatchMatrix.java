package org.gradcheck.network;

import org.apache.commons.math3.linear.AbstractRealMatrix;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** Read-only matrix over the rows of a batch, one row per example. Copies are writable and independent of it. */
final class BatchMatrix extends AbstractRealMatrix {

    private final double[][] rows;

    BatchMatrix(double[][] rows) {
        super(rows.length, rows[0].length);
        this.rows = rows;
    }

    @Override
    public int getRowDimension() {
        return rows.length;
    }

    @Override
    public int getColumnDimension() {
        return rows[0].length;
    }

    @Override
    public double getEntry(int row, int column) {
        MatrixUtils.checkMatrixIndex(this, row, column);
        return rows[row][column];
    }

    @Override
    public void setEntry(int row, int column, double value) {
        throw new UnsupportedOperationException(
                "training batches are immutable: change a copy() of this matrix and make a new batch of it with"
                        + " TrainingBatch.of");
    }

    @Override
    public RealMatrix createMatrix(int rowDimension, int columnDimension) {
        return new Array2DRowRealMatrix(rowDimension, columnDimension);
    }

    @Override
    public RealMatrix copy() {
        return new Array2DRowRealMatrix(getData(), false);
    }
}
