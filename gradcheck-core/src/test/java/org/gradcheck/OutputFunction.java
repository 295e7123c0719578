package org.gradcheck;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;

/** A function with many outputs, {@code y_k = size_k g(w_k . x)}, that counts its evaluations. */
final class OutputFunction implements MultivariateVectorFunction {

    private final double[][] weights;
    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator slope;
    private final double[] sizes;
    private final AtomicInteger evaluations = new AtomicInteger();

    private OutputFunction(double[][] weights, DoubleUnaryOperator value, DoubleUnaryOperator slope, double[] sizes) {
        this.weights = weights;
        this.value = value;
        this.slope = slope;
        this.sizes = sizes;
    }

    static OutputFunction of(int outputs, int coordinates, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        double[] ones = new double[outputs];
        Arrays.fill(ones, 1);
        return new OutputFunction(matrix(outputs, coordinates), value, slope, ones);
    }

    static OutputFunction sines(int outputs, int coordinates) {
        return of(outputs, coordinates, Math::sin, Math::cos);
    }

    /** The same function with outputs of other sizes: 1, 10, up to 1e8. */
    OutputFunction scaled() {
        double[] mixed = new double[sizes.length];
        Arrays.setAll(mixed, output -> Math.pow(10, output % 9));
        return new OutputFunction(weights, value, slope, mixed);
    }

    private static double[][] matrix(int rows, int columns) {
        Random random = new Random(3);
        double[][] matrix = new double[rows][];
        Arrays.setAll(matrix, row -> random.doubles(columns, -1, 1).toArray());
        return matrix;
    }

    double[] point() {
        return new Random(1).doubles(weights[0].length, -1, 1).toArray();
    }

    int evaluations() {
        return evaluations.get();
    }

    @Override
    public double[] value(double[] x) {
        evaluations.incrementAndGet();
        double[] y = new double[weights.length];
        Arrays.setAll(y, k -> sizes[k] * value.applyAsDouble(dot(weights[k], x)));
        return y;
    }

    double[][] jacobian(double[] x) {
        double[][] jacobian = new double[weights.length][x.length];
        for (int k = 0; k < jacobian.length; k++) {
            double factor = sizes[k] * slope.applyAsDouble(dot(weights[k], x));
            for (int i = 0; i < x.length; i++) {
                jacobian[k][i] = factor * weights[k][i];
            }
        }
        return jacobian;
    }

    /** The Jacobian after a change. */
    MultivariateMatrixFunction jacobian(Spoiling spoiling) {
        return x -> {
            double[][] jacobian = jacobian(x);
            spoiling.spoil(jacobian);
            return jacobian;
        };
    }

    double[] timesVector(double[] x, double[] v) {
        return Arrays.stream(jacobian(x)).mapToDouble(row -> dot(row, v)).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** A change of a matrix in place. */
    @FunctionalInterface
    interface Spoiling {
        void spoil(double[][] jacobian);
    }
}
