package org.gradcheck.internal.derivatives;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.subject.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The shape that a matrix of derivatives must have.
 *
 * @param name the name of the matrix in messages, such as {@code Jacobian}
 * @param reason the reason for this shape, such as {@code the function has 3 outputs of 2 coordinates}
 * @param rows the number of rows
 * @param columns the number of entries in each row
 * @param otherwise a further remedy for a matrix of the transposed shape, added to the message; may be empty
 */
record ExpectedMatrix(String name, String reason, int rows, int columns, String otherwise) {

    /**
     * Returns copies of the rows of a matrix, since the user's code may reuse its result array.
     *
     * @throws IllegalArgumentException if the matrix has another shape
     */
    List<double[]> rowsOf(double @Nullable [][] matrix) {
        return Arrays.stream(checked(matrix)).map(double[]::clone).toList();
    }

    private double[][] checked(double @Nullable [][] matrix) {
        if (matrix == null || !is(rows, columns, matrix)) {
            boolean isTransposed = matrix != null && is(columns, rows, matrix);
            throw new IllegalArgumentException("the " + name + " " + described(matrix) + ", but " + reason
                    + "; return a matrix of " + Shape.of(rows, columns) + (isTransposed ? otherwise : ""));
        }
        return matrix;
    }

    /**
     * Returns the columns of a matrix of this shape, each as a new array.
     *
     * @throws IllegalArgumentException if the matrix has another shape
     */
    List<double[]> transposed(double @Nullable [][] matrix) {
        double[][] found = checked(matrix);
        return IntStream.range(0, columns)
                .mapToObj(column ->
                        Arrays.stream(found).mapToDouble(row -> row[column]).toArray())
                .toList();
    }

    private static boolean is(int rows, int columns, double[][] matrix) {
        return matrix.length == rows && Arrays.stream(matrix).allMatch(row -> row != null && row.length == columns);
    }

    private static String described(double @Nullable [][] matrix) {
        if (matrix == null) {
            return "is null";
        }
        for (int row = 0; row < matrix.length; row++) {
            if (matrix[row] == null) {
                return "is null in row " + row;
            }
        }
        int first = matrix.length == 0 ? 0 : matrix[0].length;
        for (int row = 1; row < matrix.length; row++) {
            if (matrix[row].length != first) {
                return "has " + Plural.of(first, "entry") + " in row 0 and " + matrix[row].length + " in row " + row;
            }
        }
        return "is " + Shape.of(matrix.length, first);
    }
}
