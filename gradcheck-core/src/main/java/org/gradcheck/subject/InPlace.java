package org.gradcheck.subject;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;

/**
 * Functions and matrices of code that writes its results into arrays that it is given.
 *
 * <pre>{@code
 * GradientAssertions.assertJacobian(
 *         InPlace.outputs(3, robot::hand), InPlace.rows(3, 2, robot::handJacobian), 0.7, -1.2);
 * }</pre>
 *
 * <p>Each call gets a new array that is filled with NaN, so an entry that the code does not write, or adds to, does not agree.
 */
public final class InPlace {

    private InPlace() {}

    /**
     * Returns a function that writes its outputs.
     *
     * @param outputs the number of outputs
     * @param function takes the point and the array for the outputs
     * @return the function
     */
    public static MultivariateVectorFunction outputs(int outputs, BiConsumer<double[], double[]> function) {
        return x -> {
            double[] y = filled(outputs);
            function.accept(x, y);
            return y;
        };
    }

    /**
     * Returns a matrix whose code writes its rows.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @param matrix takes the point and an array of {@code rows x columns}
     * @return the matrix
     */
    public static MultivariateMatrixFunction rows(int rows, int columns, BiConsumer<double[], double[][]> matrix) {
        return x -> {
            double[][] entries = new double[rows][];
            Arrays.setAll(entries, row -> filled(columns));
            matrix.accept(x, entries);
            return entries;
        };
    }

    /**
     * Returns a matrix whose code writes all entries into one array.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @param matrix takes the point and an array of {@code rows * columns} entries, row by row
     * @return the matrix
     */
    public static MultivariateMatrixFunction flat(int rows, int columns, BiConsumer<double[], double[]> matrix) {
        return x -> {
            double[] entries = filled(rows * columns);
            matrix.accept(x, entries);
            double[][] found = new double[rows][];
            Arrays.setAll(found, row -> Arrays.copyOfRange(entries, row * columns, (row + 1) * columns));
            return found;
        };
    }

    private static double[] filled(int length) {
        double[] array = new double[length];
        Arrays.fill(array, Double.NaN);
        return array;
    }
}
