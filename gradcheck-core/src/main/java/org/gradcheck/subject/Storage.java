package org.gradcheck.subject;

import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.differentiation.ParameterVector;

/** Numbers where the user keeps them: a shape, and a live flat view in row-major order. */
record Storage(Shape shape, ParameterVector entries) {

    static Storage of(double[] values) {
        return new Storage(Shape.of(values.length), ParameterVector.of(values));
    }

    static Storage of(RealVector values) {
        return new Storage(Shape.of(values.getDimension()), ParameterVector.of(values));
    }

    static Storage of(float[] values) {
        return new Storage(
                Shape.of(values.length),
                new RowMajor(1, values.length, (i, j) -> values[j], (i, j, value) -> values[j] = (float) value));
    }

    static Storage of(double[][] rows) {
        int columns = columnsOf(rows.length, row -> rows[row].length);
        return new Storage(
                Shape.of(rows.length, columns),
                new RowMajor(rows.length, columns, (i, j) -> rows[i][j], (i, j, value) -> rows[i][j] = value));
    }

    static Storage of(float[][] rows) {
        int columns = columnsOf(rows.length, row -> rows[row].length);
        return new Storage(
                Shape.of(rows.length, columns),
                new RowMajor(rows.length, columns, (i, j) -> rows[i][j], (i, j, value) -> rows[i][j] = (float) value));
    }

    static Storage of(RealMatrix matrix) {
        return new Storage(
                Shape.of(matrix.getRowDimension(), matrix.getColumnDimension()),
                new RowMajor(
                        matrix.getRowDimension(), matrix.getColumnDimension(), matrix::getEntry, matrix::setEntry));
    }

    double[] copy() {
        double[] copy = new double[entries.size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = entries.get(i);
        }
        return copy;
    }

    private static int columnsOf(int rows, RowLength lengthOf) {
        if (rows == 0) {
            return 0;
        }
        int columns = lengthOf.of(0);
        for (int row = 1; row < rows; row++) {
            if (lengthOf.of(row) != columns) {
                throw new IllegalArgumentException("the rows must be equally long, but row 0 has " + columns
                        + " entries and row " + row + " has " + lengthOf.of(row)
                        + "; describe rows of different lengths as blocks of their own");
            }
        }
        return columns;
    }

    private interface RowLength {
        int of(int row);
    }

    private record RowMajor(int rows, int columns, Reader reader, Writer writer) implements ParameterVector {

        interface Reader {
            double get(int row, int column);
        }

        interface Writer {
            void set(int row, int column, double value);
        }

        @Override
        public int size() {
            return rows * columns;
        }

        @Override
        public double get(int index) {
            return reader.get(index / columns, index % columns);
        }

        @Override
        public void set(int index, double value) {
            writer.set(index / columns, index % columns, value);
        }
    }
}
