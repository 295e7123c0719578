package org.gradcheck;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.BatchedFunction;
import org.gradcheck.subject.GradientSubject;

/** Code of one kind that counts the calls of its cost, with a gradient that is right or wrong. */
final class LimitedCode {

    private static final int SIZE = 30;

    /** The kinds of checks. */
    enum Kind {
        FUNCTION((code, checker) -> checker.check(code::cost, code::gradient, code.x)),
        SCREENED((code, checker) -> checker.mode(CheckMode.SCREENING).check(code::cost, code::gradient, code.x)),
        IN_PLACE((code, checker) ->
                checker.check(code.subject().cost(() -> code.cost(code.x)).backward(code::backward))),
        FROZEN((code, checker) -> checker.check(
                code.subject().cost(() -> code.cost(code.x)).backward(() -> Arrays.fill(code.g, code.factor)))),
        BATCHED((code, checker) -> checker.check(code.subject()
                .batchedCost(points -> points.stream()
                        .mapToDouble(point -> code.cost(point.values("x")))
                        .toArray())
                .backward(code::backward))),
        LAYER((code, checker) ->
                checker.check(code.subject().output(() -> code.outputs(code.x)).backwardFrom(code::backwardFrom))),
        OUTPUTS((code, checker) -> checker.checkOutputs(
                code.subject().output(() -> code.outputs(code.x)).backwardFrom(code::backwardFrom))),
        POINTS((code, checker) -> checker.check(code.subject()
                .cost(() -> code.cost(code.x))
                .backward(code::backward)
                .alsoAfter("a step", () -> code.x[0] = 7))),
        JACOBIAN((code, checker) -> checker.checkJacobian(code::outputs, code::jacobian, code.x)),
        SCREENED_JACOBIAN((code, checker) ->
                checker.mode(CheckMode.SCREENING).checkJacobian(code::outputs, code::jacobian, code.x)),
        BATCHED_JACOBIAN((code, checker) -> checker.checkJacobian(code.batched(), code::jacobian, code.x)),
        SPARSE((code, checker) -> checker.checkSparseJacobian(code::outputs, code::sparse, code.x)),
        HESSIAN((code, checker) -> checker.checkHessian(code::gradientAsCost, code::hessian, code.x)),
        VECTOR_JACOBIAN((code, checker) ->
                checker.checkVectorJacobianProduct(code::outputs, (x, u) -> code.times(code.slopes(x), u), code.x)),
        JACOBIAN_VECTOR((code, checker) ->
                checker.checkJacobianVectorProduct(code::outputs, (x, v) -> code.times(code.slopes(x), v), code.x)),
        HESSIAN_VECTOR((code, checker) -> checker.checkHessianVectorProduct(
                code::gradientAsCost, (x, v) -> code.times(code.bends(x), v), code.x));

        @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
        private final Described check;

        Kind(Described check) {
            this.check = check;
        }
    }

    @FunctionalInterface
    private interface Described {
        GradientReport check(LimitedCode code, GradientChecker checker);
    }

    private final double factor;
    final double[] x = new double[SIZE];
    private final double[] g = new double[SIZE];
    int evaluations;

    /** @param factor of the right gradient */
    LimitedCode(double factor) {
        this.factor = factor;
        Arrays.setAll(x, i -> 2 + Math.cos(i));
    }

    GradientReport check(Kind kind, GradientChecker checker) {
        return kind.check.check(this, checker);
    }

    private GradientSubject subject() {
        return GradientSubject.named("code").parameter("x", x, g);
    }

    private double cost(double[] at) {
        evaluations++;
        return Arrays.stream(at).map(v -> Math.sin(v) * v).sum();
    }

    private double[] outputs(double[] at) {
        evaluations++;
        return Arrays.stream(at).map(v -> Math.sin(v) * v).toArray();
    }

    private BatchedFunction batched() {
        return points -> points.stream().map(this::outputs).toArray(double[][]::new);
    }

    private double[] slopes(double[] at) {
        return map(at, v -> Math.sin(v) + v * Math.cos(v));
    }

    private double[] bends(double[] at) {
        return map(at, v -> 2 * Math.cos(v) - v * Math.sin(v));
    }

    private static double[] map(double[] at, DoubleUnaryOperator f) {
        return Arrays.stream(at).map(f).toArray();
    }

    private double[] gradient(double[] at) {
        return map(slopes(at), v -> factor * v);
    }

    private double[] gradientAsCost(double[] at) {
        evaluations++;
        return slopes(at);
    }

    private void backward() {
        System.arraycopy(gradient(x), 0, g, 0, SIZE);
    }

    private void backwardFrom(double[] upstream) {
        System.arraycopy(times(slopes(x), upstream), 0, g, 0, SIZE);
    }

    private double[] times(double[] diagonal, double[] vector) {
        double[] product = new double[SIZE];
        Arrays.setAll(product, i -> factor * diagonal[i] * vector[i]);
        return product;
    }

    private double[][] jacobian(double[] at) {
        return diagonal(slopes(at));
    }

    private double[][] hessian(double[] at) {
        return diagonal(bends(at));
    }

    private double[][] diagonal(double[] entries) {
        double[][] matrix = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            matrix[i][i] = factor * entries[i];
        }
        return matrix;
    }

    private SparseRows sparse(double[] at) {
        int[][] columns = new int[SIZE][];
        double[][] values = new double[SIZE][];
        for (int i = 0; i < SIZE; i++) {
            columns[i] = new int[] {i};
            values[i] = new double[] {factor * slopes(at)[i]};
        }
        return SparseRows.of(SIZE, columns, values);
    }
}
