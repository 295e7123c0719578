package org.gradcheck.subject;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.text.Plural;
import org.jspecify.annotations.Nullable;

/**
 * A view of the user's own arrays, vectors, matrices or storages.
 *
 * @param shape the sizes along each dimension
 * @param entries a live flat view in row-major order
 * @param owners the objects that hold the numbers; two views that share one overlap
 */
record Storage(Shape shape, ParameterVector entries, List<Object> owners) {

    static Storage of(String what, double @Nullable [] given) {
        double[] values = present(what, given);
        return new Storage(Shape.of(values.length), ParameterVector.of(values), List.of(values));
    }

    static Storage of(String what, @Nullable RealVector given) {
        RealVector values = present(what, given);
        return new Storage(Shape.of(values.getDimension()), ParameterVector.of(values), List.of(dataOf(values)));
    }

    static Storage of(String what, float @Nullable [] given) {
        float[] values = present(what, given);
        return of(what, new float[][] {values}).as(Shape.of(values.length));
    }

    static Storage of(String what, double @Nullable [][] given) {
        double[][] rows = present(what, given);
        int columns = columnsOf(what, rows.length, row -> present(rowOf(what, row), rows[row]).length);
        return new Storage(
                Shape.of(rows.length, columns),
                new RowMajor(rows.length, columns, (i, j) -> rows[i][j], (i, j, value) -> rows[i][j] = value),
                List.of((Object[]) rows));
    }

    static Storage of(String what, float @Nullable [][] given) {
        float[][] rows = present(what, given);
        int columns = columnsOf(what, rows.length, row -> present(rowOf(what, row), rows[row]).length);
        return new Storage(
                Shape.of(rows.length, columns),
                new RowMajor(
                        rows.length,
                        columns,
                        (i, j) -> rows[i][j],
                        (i, j, value) -> rows[i][j] = rounded(value, rows[i][j])),
                List.of((Object[]) rows));
    }

    static Storage of(String what, @Nullable RealMatrix given) {
        RealMatrix matrix = present(what, given);
        return new Storage(
                Shape.of(matrix.getRowDimension(), matrix.getColumnDimension()),
                new RowMajor(matrix.getRowDimension(), matrix.getColumnDimension(), matrix::getEntry, matrix::setEntry),
                List.of(dataOf(matrix)));
    }

    static Storage of(String what, @Nullable ParameterStorage given) {
        ParameterStorage storage = present(what, given);
        return new Storage(storage.shape(), new BulkVector(what, storage), List.of(storage));
    }

    /** Returns the same numbers in another shape; unchanged if that shape has another number of entries. */
    Storage as(Shape other) {
        return other.entries() == entries.size() ? new Storage(other, entries, owners) : this;
    }

    /** Returns whether both views share at least one array. */
    boolean overlaps(Storage other) {
        return entries.size() > 0
                && owners.stream().anyMatch(owner -> other.owners.stream().anyMatch(its -> its == owner));
    }

    /** Returns whether an array occurs twice, as two rows of a matrix. */
    boolean overlapsItself() {
        Set<Object> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        distinct.addAll(owners);
        return entries.size() > 0 && distinct.size() < owners.size();
    }

    /** Returns the array behind a commons-math3 vector or matrix, which may be described as a block of its own. */
    private static Object dataOf(RealVector values) {
        return values instanceof ArrayRealVector vector ? vector.getDataRef() : values;
    }

    private static Object[] dataOf(RealMatrix values) {
        return values instanceof Array2DRowRealMatrix matrix ? matrix.getDataRef() : new Object[] {values};
    }

    /** Rounds to float. A value that is stored already is kept: conversion to double and back quietens a signaling NaN. */
    private static float rounded(double value, float stored) {
        return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(stored) ? stored : (float) value;
    }

    /** Returns the argument, which Java code without null annotations may pass as null. */
    private static <T> T present(String what, @Nullable T found) {
        if (found == null) {
            throw new IllegalArgumentException(what + " is null; give its entries");
        }
        return found;
    }

    private static String rowOf(String what, int row) {
        return "row " + row + " of " + what;
    }

    private static int columnsOf(String what, int rows, RowLength lengthOf) {
        if (rows == 0) {
            return 0;
        }
        int columns = lengthOf.of(0);
        for (int row = 1; row < rows; row++) {
            if (lengthOf.of(row) != columns) {
                throw new IllegalArgumentException(
                        "the rows of " + what + " must be equally long, but row 0 has " + columns
                                + " entries and row " + row + " has " + lengthOf.of(row)
                                + "; describe rows of different lengths as blocks of their own");
            }
        }
        return columns;
    }

    private interface RowLength {
        int of(int row);
    }

    private record BulkVector(String what, ParameterStorage storage) implements ParameterVector {

        @Override
        public int size() {
            return storage.shape().entries();
        }

        @Override
        public double get(int index) {
            return storage.read(index);
        }

        @Override
        public void set(int index, double value) {
            storage.write(index, value);
        }

        @Override
        public double[] toArray() {
            double @Nullable [] values = storage.read();
            if (values == null || values.length != size()) {
                throw new IllegalStateException(what + " " + storage.shape().predicate() + ", but its storage was"
                        + " read as " + (values == null ? "null" : Plural.of(values.length, "value"))
                        + "; return one for each entry");
            }
            return values;
        }

        @Override
        public void setAll(double[] values) {
            storage.write(values);
        }
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
}
