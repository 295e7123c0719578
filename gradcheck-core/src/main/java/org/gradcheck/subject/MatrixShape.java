package org.gradcheck.subject;

import java.util.Arrays;
import java.util.List;

/**
 * The shape that a matrix of derivatives must have.
 *
 * @param name what texts call the matrix, such as {@code Jacobian}
 * @param reason why it must have this shape, such as {@code the function has 3 outputs of 2 coordinates}
 * @param rows the number of rows
 * @param columns the number of entries in each row
 */
record MatrixShape(String name, String reason, int rows, int columns) {

    /**
     * The rows of a matrix, copied, since code may use its result array again.
     *
     * @throws IllegalArgumentException if the matrix has another shape
     */
    List<double[]> rowsOf(double[][] matrix) {
        boolean fits = matrix.length == rows && Arrays.stream(matrix).allMatch(row -> row.length == columns);
        if (!fits) {
            throw new IllegalArgumentException("the " + name + " " + described(matrix) + ", but " + reason
                    + "; return a matrix of " + Shape.of(rows, columns));
        }
        return Arrays.stream(matrix).map(double[]::clone).toList();
    }

    private static String described(double[][] matrix) {
        int first = matrix.length == 0 ? 0 : matrix[0].length;
        for (int row = 1; row < matrix.length; row++) {
            if (matrix[row].length != first) {
                return "has " + Counted.of(first, "entry") + " in row 0 and " + matrix[row].length + " in row " + row;
            }
        }
        return "is " + Shape.of(matrix.length, first);
    }
}
