package org.gradcheck.internal.parameters;

import org.gradcheck.differentiation.ParameterVector;

/**
 * Live view of a matrix as a vector, row by row.
 *
 * @param rows the number of rows
 * @param columns the number of columns
 * @param largest the largest number that an entry can be
 * @param reader reads an entry of the matrix
 * @param writer writes an entry of the matrix
 */
public record RowMajor(int rows, int columns, double largest, Reader reader, Writer writer) implements ParameterVector {

    /** Reads an entry of a matrix. */
    public interface Reader {
        double get(int row, int column);
    }

    /** Writes an entry of a matrix. */
    public interface Writer {
        void set(int row, int column, double value);
    }

    @Override
    public int size() {
        return rows * columns;
    }

    @Override
    public double lowerBound(int index) {
        return -largest;
    }

    @Override
    public double upperBound(int index) {
        return largest;
    }

    @Override
    public double get(int index) {
        return reader.get(index / columns, index % columns);
    }

    @Override
    public void set(int index, double value) {
        writer.set(index / columns, index % columns, value);
    }

    @Override
    public double[] toArray() {
        double[] values = new double[size()];
        int index = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[index++] = reader.get(row, column);
            }
        }
        return values;
    }

    @Override
    public void setAll(double[] values) {
        int index = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                writer.set(row, column, values[index++]);
            }
        }
    }
}
