package org.gradcheck;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.differentiation.SparseRows;

/** A function {@code y_k = exp(w_k . x / 4)} of which each output depends on a few coordinates. It counts its evaluations. */
final class SparseFunction implements MultivariateVectorFunction {

    private final int[][] columns;
    private final double[][] weights;
    private int evaluations;

    private SparseFunction(int[][] columns) {
        Random random = new Random(7);
        this.columns = columns;
        this.weights = Arrays.stream(columns)
                .map(row -> random.doubles(row.length, 0.5, 1).toArray())
                .toArray(double[][]::new);
    }

    /** Output {@code k} depends on the coordinates from {@code k - 1} to {@code k + 1}. */
    static SparseFunction tridiagonal(int size) {
        return new SparseFunction(IntStream.range(0, size)
                .mapToObj(k -> IntStream.rangeClosed(Math.max(0, k - 1), Math.min(size - 1, k + 1))
                        .toArray())
                .toArray(int[][]::new));
    }

    /** Output {@code k} depends on some coordinates from {@code k} on, cyclically. */
    static SparseFunction band(int size, int width) {
        return new SparseFunction(IntStream.range(0, size)
                .mapToObj(k -> IntStream.range(k, k + width)
                        .map(column -> column % size)
                        .sorted()
                        .toArray())
                .toArray(int[][]::new));
    }

    /** Each output depends on some random coordinates. */
    static SparseFunction random(int size, int width) {
        Random random = new Random(5);
        return new SparseFunction(IntStream.range(0, size)
                .mapToObj(k ->
                        random.ints(0, size).distinct().limit(width).sorted().toArray())
                .toArray(int[][]::new));
    }

    double[] point() {
        return new Random(1).doubles(columns.length, -1, 1).toArray();
    }

    int evaluations() {
        return evaluations;
    }

    @Override
    public double[] value(double[] x) {
        evaluations++;
        return values(x);
    }

    private double[] values(double[] x) {
        return IntStream.range(0, columns.length)
                .mapToDouble(k -> Math.exp(IntStream.range(0, columns[k].length)
                                .mapToDouble(i -> weights[k][i] * x[columns[k][i]])
                                .sum()
                        / 4))
                .toArray();
    }

    /** The Jacobian after a change of its arrays. */
    Function<double[], SparseRows> jacobian(Spoiling spoiling) {
        return x -> {
            double[] y = values(x);
            int[][] pattern = Arrays.stream(columns).map(int[]::clone).toArray(int[][]::new);
            double[][] rows = new double[y.length][];
            Arrays.setAll(
                    rows, k -> Arrays.stream(weights[k]).map(w -> w * y[k] / 4).toArray());
            spoiling.spoil(pattern, rows);
            return SparseRows.of(y.length, pattern, rows);
        };
    }

    Function<double[], SparseRows> jacobian() {
        return jacobian((pattern, rows) -> {});
    }

    /** Leaves an entry out of a row. */
    static void leaveOut(int row, int k, int[][] pattern, double[][] rows) {
        pattern[row] = IntStream.range(0, pattern[row].length)
                .filter(i -> i != k)
                .map(i -> pattern[row][i])
                .toArray();
        double[] values = rows[row];
        rows[row] = IntStream.range(0, values.length)
                .filter(i -> i != k)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    /** A change of a pattern and its values in place. */
    @FunctionalInterface
    interface Spoiling {
        void spoil(int[][] pattern, double[][] rows);
    }
}
