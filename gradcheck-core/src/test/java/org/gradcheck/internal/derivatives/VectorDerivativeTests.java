package org.gradcheck.internal.derivatives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gradcheck.subject.BlockDeclaration;
import org.junit.jupiter.api.Test;

class VectorDerivativeTests {

    private final MultivariateVectorFunction function = x -> new double[] {x[0] * x[1], x[0] + 3 * x[1], x[2]};
    private final MultivariateMatrixFunction jacobian = x -> new double[][] {{x[1], x[0], 0}, {1, 3, 0}, {0, 0, 1}};

    @Test
    void ofAJacobianHasARowForEachOutput() {
        VectorDerivative derivative = jacobian(function, jacobian, 2, 5, 7);

        assertThat(derivative.size()).isEqualTo(3);
        assertThat(derivative.outputsAtPoint()).containsExactly(10, 17, 7);
        assertThat(derivative.outputs().here()).containsExactly(10, 17, 7);
        assertThat(derivative.rows().get())
                .containsExactly(new double[] {5, 2, 0}, new double[] {1, 3, 0}, new double[] {0, 0, 1});
        assertThat(derivative.matrix().name()).isEqualTo("Jacobian");
        assertThat(derivative.matrix().shape()).hasToString("3 x 3");
        assertThat(derivative.matrix().nameOf(5)).isEqualTo("Jacobian[1][2]");
    }

    @Test
    void ofAJacobianSeesTheDisplacedPointButNotTheCallersArray() {
        double[] x = {2, 5, 7};
        VectorDerivative derivative = jacobian(function, jacobian, x);
        x[0] = 100;

        derivative.coordinates().values().set(1, 6);

        assertThat(derivative.outputs().here()).containsExactly(12, 20, 7);
    }

    @Test
    void ofAJacobianSurvivesFunctionsThatWriteToTheirArgument() {
        VectorDerivative derivative = jacobian(
                x -> {
                    double[] y = x.clone();
                    x[0] = -1;
                    return y;
                },
                x -> {
                    x[1] = -1;
                    return new double[][] {{1, 0}, {0, 1}};
                },
                2,
                3);

        assertThat(derivative.outputs().here()).containsExactly(2, 3);
        assertThat(derivative.rows().get()).hasSize(2);
        assertThat(derivative.coordinates().values().toArray()).containsExactly(2, 3);
    }

    @Test
    void outputsAreCopied() {
        double[] reused = new double[1];
        VectorDerivative derivative = jacobian(
                x -> {
                    reused[0] = x[0];
                    return reused;
                },
                x -> new double[][] {{1}},
                2);
        double[] first = derivative.outputs().here();
        derivative.coordinates().values().set(0, 3);

        assertThat(derivative.outputs().here()).containsExactly(3);
        assertThat(first).containsExactly(2);
    }

    @Test
    void resultsAreCopiedAtOnce() {
        double[][] matrix = {{0, 0}, {0, 0}};
        double[] product = new double[2];
        MultivariateMatrixFunction adding = x -> {
            matrix[1][0] += 3;
            return matrix;
        };
        BinaryOperator<double[]> addingToo = (x, u) -> {
            product[1] += 3;
            return product;
        };
        RandomGenerator random = new Well19937c(1);
        List<VectorDerivative> derivatives = List.of(
                jacobian(x -> x, adding, 1, 2),
                MatrixDerivatives.hessian(x -> x, adding, VectorDerivativeTests::anything, 1, 2),
                DerivativeProducts.jacobianVector(x -> x, addingToo, random, VectorDerivativeTests::anything, 1, 2),
                DerivativeProducts.hessianVector(x -> x, addingToo, random, VectorDerivativeTests::anything, 1, 2),
                DerivativeProducts.vectorJacobian(
                        x -> x, addingToo, random, VectorDerivativeTests::anything, Long.MAX_VALUE, 1, 2));

        assertThat(derivatives)
                .extracting(VectorDerivativeTests::twoResults)
                .containsExactly(
                        "Jacobian: [[0.0, 0.0], [3.0, 0.0]], then [[0.0, 0.0], [6.0, 0.0]]",
                        "Hessian: [[0.0, 0.0], [9.0, 0.0]], then [[0.0, 0.0], [12.0, 0.0]]",
                        "Jacobian-vector product: [[0.0], [3.0]], then [[0.0], [6.0]]",
                        "Hessian-vector product: [[0.0], [9.0]], then [[0.0], [12.0]]",
                        "vector-Jacobian product: [[0.0, 15.0], [0.0, 18.0]], then [[0.0, 21.0], [0.0, 24.0]]");
    }

    private static String twoResults(VectorDerivative derivative) {
        List<double[]> first = derivative.rows().get();
        List<double[]> again = derivative.rows().get();
        return derivative.name() + ": " + Arrays.deepToString(first.toArray()) + ", then "
                + Arrays.deepToString(again.toArray());
    }

    @Test
    void evaluationsAreCounted() {
        VectorDerivative derivative = jacobian(function, jacobian, 2, 5, 7);

        assertThat(derivative.outputs().here()).hasSize(3);
        assertThat(derivative.rows().get()).hasSize(3);
        assertThat(derivative.elsewhere().getAsBoolean()).isTrue();

        assertThat(derivative.outputs().evaluations()).isEqualTo(3);
    }

    @Test
    void entriesAreNamedByOutputAndCoordinate() {
        VectorDerivative named = MatrixDerivatives.jacobian(
                x -> new double[] {x[0], x[1]},
                x -> new double[][] {{1, 0}, {0, 1}},
                x -> x.names("speed", "angle").outputNames("lift", "drag"),
                1,
                2);
        VectorDerivative byCoordinates = MatrixDerivatives.jacobian(
                x -> new double[] {x[0], x[1]},
                x -> new double[][] {{1, 0}, {0, 1}},
                x -> x.names("speed", "angle"),
                1,
                2);
        VectorDerivative hessian = MatrixDerivatives.hessian(
                x -> new double[] {x[0], x[1]},
                x -> new double[][] {{1, 0}, {0, 1}},
                x -> x.names("speed", "angle"),
                1,
                2);

        assertThat(named.matrix().nameOf(2)).isEqualTo("Jacobian[drag][speed]");
        assertThat(byCoordinates.matrix().nameOf(2)).isEqualTo("Jacobian[1][speed]");
        assertThat(hessian.matrix().nameOf(2)).isEqualTo("Hessian[angle][speed]");
    }

    @Test
    void refusesNamesForFewerOutputs() {
        refuses(
                () -> MatrixDerivatives.jacobian(function, jacobian, x -> x.outputNames("lift"), 2, 5, 7),
                "the function has 3 outputs, but names were given for 1; give one for each output");
    }

    @Test
    void refusesOutputsWhoseNumberChanges() {
        VectorDerivative derivative =
                jacobian(x -> x[0] == 2 ? new double[] {1, 2} : new double[] {1}, x -> new double[2][1], 2);
        derivative.coordinates().values().set(0, 3);

        assertThatIllegalStateException()
                .isThrownBy(() -> derivative.outputs().here())
                .withMessage(
                        "the function returned 2 outputs at first and 1 now; return the same outputs at each point");
    }

    @Test
    void refusesAJacobianOfAnotherShape() {
        refuses(
                () -> rows(jacobian(function, x -> new double[2][3], 1, 2, 3)),
                "the Jacobian is 2 x 3, but the function has 3 outputs of 3 coordinates; return a matrix of 3 x 3");
        refuses(
                () -> rows(jacobian(x -> new double[] {x[0]}, x -> new double[0][], 1)),
                "the Jacobian is 0 x 0, but the function has 1 output of 1 coordinate; return a matrix of 1 x 1");
        refuses(
                () -> rows(jacobian(x -> x, x -> new double[][] {{1}, {1, 2}}, 1, 2)),
                "the Jacobian has 1 entry in row 0 and 2 in row 1, but the function has 2 outputs of 2 coordinates;"
                        + " return a matrix of 2 x 2");
    }

    @Test
    void ofAJacobianMayComeByColumns() {
        VectorDerivative derivative = jacobianColumns(
                x -> new double[] {x[0] * x[1], x[0] + 3 * x[1], x[1]},
                x -> new double[][] {{x[1], 1, 0}, {x[0], 3, 1}},
                2,
                5);

        assertThat(derivative.rows().get())
                .containsExactly(new double[] {5, 2}, new double[] {1, 3}, new double[] {0, 1});
        refuses(
                () -> rows(jacobianColumns(function, x -> new double[2][3], 1, 2, 3, 4)),
                "the Jacobian by columns is 2 x 3, but the function has 3 outputs of 4 coordinates; return a matrix of"
                        + " 4 x 3");
    }

    @Test
    void transposedJacobianIsRefusedWithItsRemedy() {
        MultivariateVectorFunction wide = x -> new double[] {x[0], x[1], x[0]};
        refuses(
                () -> rows(jacobian(wide, x -> new double[2][3], 1, 2)),
                "the Jacobian is 2 x 3, but the function has 3 outputs of 2 coordinates; return a matrix of 3 x 2, or say"
                        + " that it is by columns (checkJacobianColumns, assertJacobianColumns)");
        refuses(
                () -> rows(jacobianColumns(wide, x -> new double[3][2], 1, 2)),
                "the Jacobian by columns is 3 x 2, but the function has 3 outputs of 2 coordinates; return a matrix of"
                        + " 2 x 3, or say that it is by rows (checkJacobian, assertJacobian)");
    }

    @Test
    @SuppressWarnings("NullAway") // Java code without annotations may return it
    void refusesNull() {
        RandomGenerator random = new Well19937c(1);
        refuses(
                () -> jacobian(x -> null, x -> new double[1][1], 1),
                "the function returned null; return one entry for each output");
        refuses(
                () -> rows(jacobian(x -> x, x -> null, 1)),
                "the Jacobian is null, but the function has 1 output of 1 coordinate; return a matrix of 1 x 1");
        refuses(
                () -> rows(MatrixDerivatives.hessian(
                        x -> x, x -> new double[][] {{1, 0}, null}, VectorDerivativeTests::anything, 1, 2)),
                "the Hessian is null in row 1, but the point has 2 coordinates; return a matrix of 2 x 2");
        refuses(
                () -> rows(DerivativeProducts.vectorJacobian(
                        x -> x, (x, u) -> null, random, VectorDerivativeTests::anything, Long.MAX_VALUE, 1)),
                "the vector-Jacobian product is null, but the point has 1 coordinate; return one entry for each"
                        + " coordinate");
    }

    @Test
    void refusesAHessianOfAnotherShape() {
        refuses(
                () -> rows(MatrixDerivatives.hessian(
                        x -> x, x -> new double[2][3], VectorDerivativeTests::anything, 1, 2)),
                "the Hessian is 2 x 3, but the point has 2 coordinates; return a matrix of 2 x 2");
        refuses(
                () -> rows(MatrixDerivatives.hessian(
                        x -> x, x -> new double[][] {{1, 0}, {0}}, VectorDerivativeTests::anything, 1, 2)),
                "the Hessian has 2 entries in row 0 and 1 in row 1, but the point has 2 coordinates; return a matrix of"
                        + " 2 x 2");
    }

    @Test
    void refusesProductsOfAnotherLength() {
        RandomGenerator random = new Well19937c(1);
        refuses(
                () -> rows(DerivativeProducts.jacobianVector(
                        x -> new double[3], (x, v) -> v, random, VectorDerivativeTests::anything, 1, 2)),
                "the Jacobian-vector product has 2 entries, but the function has 3 outputs; return one entry for each"
                        + " output");
        refuses(
                () -> rows(DerivativeProducts.hessianVector(
                        x -> x, (x, v) -> new double[1], random, VectorDerivativeTests::anything, 1, 2)),
                "the Hessian-vector product has 1 entry, but the point has 2 coordinates; return one entry for each"
                        + " coordinate");
        refuses(
                () -> rows(DerivativeProducts.vectorJacobian(
                        x -> new double[3], (x, u) -> u, random, VectorDerivativeTests::anything, Long.MAX_VALUE, 1)),
                "the vector-Jacobian product has 3 entries, but the point has 1 coordinate; return one entry for each"
                        + " coordinate");
    }

    @Test
    void refusesSecondDerivativesOfAGradientOfAnotherLength() {
        String message =
                "the gradient has 3 entries, but the point has 2 coordinates; return one entry for each coordinate";
        refuses(
                () -> MatrixDerivatives.hessian(
                        x -> new double[3], x -> new double[2][2], VectorDerivativeTests::anything, 1, 2),
                message);
        refuses(
                () -> DerivativeProducts.hessianVector(
                        x -> new double[3], (x, v) -> v, new Well19937c(1), VectorDerivativeTests::anything, 1, 2),
                message);
    }

    private static List<double[]> rows(VectorDerivative derivative) {
        return derivative.rows().get();
    }

    private static void anything(BlockDeclaration coordinates) {}

    private static VectorDerivative jacobian(
            MultivariateVectorFunction function, MultivariateMatrixFunction rows, double... x) {
        return MatrixDerivatives.jacobian(function, rows, VectorDerivativeTests::anything, x);
    }

    private static VectorDerivative jacobianColumns(
            MultivariateVectorFunction function, MultivariateMatrixFunction columns, double... x) {
        return MatrixDerivatives.jacobianColumns(function, columns, VectorDerivativeTests::anything, x);
    }

    private static void refuses(ThrowingCallable description, String message) {
        assertThatIllegalArgumentException().isThrownBy(description).withMessage(message);
    }
}
