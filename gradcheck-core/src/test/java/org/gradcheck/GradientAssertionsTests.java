package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.gradcheck.internal.stack.UserFrames;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** The cost is x0^2 x1 + sin(x1). */
class GradientAssertionsTests {

    private static final MultivariateFunction COST = x -> x[0] * x[0] * x[1] + Math.sin(x[1]);
    private static final MultivariateVectorFunction GRADIENT =
            x -> new double[] {2 * x[0] * x[1], x[0] * x[0] + Math.cos(x[1])};
    private static final MultivariateMatrixFunction HESSIAN =
            x -> new double[][] {{2 * x[1], 2 * x[0]}, {2 * x[0], -Math.sin(x[1])}};

    /** Polar coordinates and their radius: three outputs of two coordinates. */
    private static final MultivariateVectorFunction POLAR =
            x -> new double[] {x[0] * Math.cos(x[1]), x[0] * Math.sin(x[1]), x[0]};

    private static final MultivariateMatrixFunction POLAR_JACOBIAN = x ->
            new double[][] {{Math.cos(x[1]), -x[0] * Math.sin(x[1])}, {Math.sin(x[1]), x[0] * Math.cos(x[1])}, {1, 0}};

    private static final double[] X = {0.7, -0.3};

    @Test
    void acceptWhatIsRight() {
        assertThatCode(() -> {
                    GradientAssertions.assertGradient(COST, GRADIENT, X);
                    GradientAssertions.assertJacobian(POLAR, POLAR_JACOBIAN, X);
                    GradientAssertions.assertJacobianColumns(POLAR, transposed(POLAR_JACOBIAN), X);
                    GradientAssertions.assertVectorJacobianProduct(POLAR, product(POLAR_JACOBIAN, true), X);
                    GradientAssertions.assertJacobianVectorProduct(POLAR, product(POLAR_JACOBIAN, false), X);
                    GradientAssertions.assertHessian(GRADIENT, HESSIAN, X);
                    GradientAssertions.assertHessianVectorProduct(GRADIENT, product(HESSIAN, false), X);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void refuseAGradientThatIsWrong() {
        refuses(
                () -> GradientAssertions.assertGradient(COST, x -> new double[] {GRADIENT.value(x)[0], 1}, X),
                "gradient: 1 of 2 entries disagrees: x[1] (",
                "x[1]");
    }

    @Test
    void beginWithTheTest() {
        assertThatThrownBy(() -> GradientAssertions.assertJacobian(POLAR, spoiled(POLAR_JACOBIAN), X))
                .hasMessageStartingWith(
                        "GradientAssertionsTests.beginWithTheTest, jacobian: 1 of 6 entries disagrees: ");
    }

    @Test
    void refuseAJacobianThatIsWrong() {
        refuses(
                () -> GradientAssertions.assertJacobian(POLAR, spoiled(POLAR_JACOBIAN), X),
                "jacobian: 1 of 6 entries disagrees: Jacobian[1][1] (",
                "Jacobian[1][1]");
    }

    @Test
    void refuseColumnsOfAJacobianThatAreWrong() {
        refuses(
                () -> GradientAssertions.assertJacobianColumns(POLAR, transposed(spoiled(POLAR_JACOBIAN)), X),
                "jacobian: 1 of 6 entries disagrees: Jacobian[1][1] (",
                "Jacobian[1][1]");
    }

    @Test
    void refuseAVectorJacobianProductThatIsWrong() {
        refuses(
                () -> GradientAssertions.assertVectorJacobianProduct(POLAR, product(spoiled(POLAR_JACOBIAN), true), X),
                "vector-Jacobian product: 2 of 4 entries disagree, in vector-Jacobian product (",
                "vector-Jacobian product[random u1][1]");
    }

    @Test
    void refuseAJacobianVectorProductThatIsWrong() {
        refuses(
                () -> GradientAssertions.assertJacobianVectorProduct(POLAR, product(spoiled(POLAR_JACOBIAN), false), X),
                "Jacobian-vector product: 1 of 3 entries disagrees: Jacobian-vector product[1] (",
                "Jacobian-vector product[1]");
    }

    @Test
    void refuseAHessianThatIsWrong() {
        refuses(
                () -> GradientAssertions.assertHessian(GRADIENT, spoiled(HESSIAN), X),
                "hessian: 1 of 4 entries disagrees: Hessian[1][1] (",
                "Hessian[1][1]");
    }

    @Test
    void refuseAHessianVectorProductThatIsWrong() {
        refuses(
                () -> GradientAssertions.assertHessianVectorProduct(GRADIENT, product(spoiled(HESSIAN), false), X),
                "Hessian-vector product: 1 of 2 entries disagrees: Hessian-vector product[1] (",
                "Hessian-vector product[1]");
    }

    @Test
    void refuseAHessianThatIsNotSymmetric() {
        refuses(
                () -> GradientAssertions.assertHessian(
                        GRADIENT, x -> new double[][] {HESSIAN.value(x)[0], {3, -Math.sin(x[1])}}, X),
                "hessian: 1 of 4 entries disagrees: Hessian[1][0] (",
                "  the Hessian is not symmetric: entry [1][0] is 3.0 and [0][1] is 1.4\n");
    }

    /** Both entries are what differences of this gradient give, and yet no cost has such second derivatives. */
    @Test
    void refuseASecondDerivativeOfWhatIsNoGradient() {
        refuses(
                () -> GradientAssertions.assertHessian(
                        x -> new double[] {x[1], 3 * x[0]}, x -> new double[][] {{0, 1}, {3, 0}}, X),
                "hessian: the gradient is wrong ",
                "  the Hessian is not symmetric: entry [1][0] is 3.0 and [0][1] is 1.0\n");
    }

    @Test
    void refuseNumbersThatAreNone() {
        refuses(
                () -> GradientAssertions.assertJacobianVectorProduct(
                        POLAR, (x, v) -> new double[] {Double.NaN, 0, 0}, X),
                "Jacobian-vector product: all 3 entries disagree, in Jacobian-vector product (",
                "Jacobian-vector product[0]");
    }

    @Test
    void nameShapesThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientAssertions.assertGradient(COST, x -> new double[3], X))
                .withMessage("the gradient of 'x' has 3 entries, but 'x' has 2 entries; give one gradient entry for"
                        + " each"
                        + " parameter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientAssertions.assertJacobian(POLAR, x -> new double[2][3], X))
                .withMessage(
                        "the Jacobian is 2 x 3, but the function has 3 outputs of 2 coordinates; return a matrix of"
                                + " 3 x 2, or say that it is by columns (checkJacobianColumns,"
                                + " assertJacobianColumns)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientAssertions.assertJacobian(POLAR, x -> new double[][] {{1, 2}, {1}}, X))
                .withMessage("the Jacobian has 2 entries in row 0 and 1 in row 1, but the function has 3 outputs of 2"
                        + " coordinates; return a matrix of 3 x 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientAssertions.assertHessian(GRADIENT, x -> new double[3][2], X))
                .withMessage("the Hessian is 3 x 2, but the point has 2 coordinates; return a matrix of 2 x 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientAssertions.assertHessianVectorProduct(GRADIENT, (x, v) -> new double[3], X))
                .withMessage(
                        "the Hessian-vector product has 3 entries, but the point has 2 coordinates; return one entry"
                                + " for each coordinate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientAssertions.assertVectorJacobianProduct(POLAR, (x, u) -> u, X))
                .withMessage("the vector-Jacobian product has 3 entries, but the point has 2 coordinates; return one"
                        + " entry for each coordinate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientAssertions.assertJacobianVectorProduct(POLAR, (x, v) -> v, X))
                .withMessage("the Jacobian-vector product has 2 entries, but the function has 3 outputs; return one"
                        + " entry for each output");
    }

    @Test
    void nameThePageAtTheEnd() {
        String page =
                "Page: " + Path.of("target", "gradcheck", "checks").toUri() + "gradientassertionstests-namethepage";

        assertThatThrownBy(() -> GradientAssertions.assertGradient(COST, x -> new double[2], X))
                .message()
                .satisfies(text -> assertThat(text.lines()).last().asString().startsWith(page));
    }

    @Test
    void callCoordinatesByTheirNames() {
        refuses(
                () -> GradientAssertions.assertJacobian(
                        POLAR, spoiled(POLAR_JACOBIAN), x -> x.names("radius", "angle"), X),
                "jacobian: 1 of 6 entries disagrees: Jacobian[1][angle] (",
                "\n  Jacobian[1][angle]  ");
    }

    @Test
    void acceptColumnsInTheOrderThatIsDeclared() {
        MultivariateMatrixFunction byAngleFirst = x -> {
            double[][] rows = POLAR_JACOBIAN.value(x);
            return Arrays.stream(rows).map(row -> new double[] {row[1], row[0]}).toArray(double[][]::new);
        };

        assertThatCode(() -> {
                    GradientAssertions.assertJacobian(POLAR, byAngleFirst, x -> x.gradientOrder(1, 0), X);
                    GradientAssertions.assertJacobianColumns(
                            POLAR, transposed(byAngleFirst), x -> x.gradientOrder(1, 0), X);
                })
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> GradientAssertions.assertJacobian(POLAR, byAngleFirst, X))
                .isInstanceOf(AssertionFailedError.class);
    }

    @Test
    void acceptAMatrixWithAStationaryRow() {
        GradientReport jacobian = GradientChecker.standard()
                .checkJacobian(x -> new double[] {x[0] * x[1], 7}, x -> new double[][] {{x[1], x[0]}, {0, 0}}, X);
        GradientReport hessian = GradientChecker.standard()
                .checkHessian(x -> new double[] {2 * x[0], 3}, x -> new double[][] {{2, 0}, {0, 0}}, X);

        assertThat(jacobian.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(jacobian.toString()).startsWith("jacobian: 2 of 4 entries agree, errors above ");
        assertThat(jacobian.toString()).endsWith(": row 1 is stationary here, so nothing of it was compared");
        assertThat(hessian.verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void refuseAMatrixOfWhichNothingCouldBeCompared() {
        refuses(
                () -> GradientAssertions.assertJacobian(x -> new double[] {7, 8}, x -> new double[2][2], X),
                "jacobian: vacuous, nothing could be compared in Jacobian (",
                "  Jacobian  2 x 2  VACUOUS  4 unexercised: the function does not depend on the coordinates here");
    }

    /** The first result is right, so nothing but a second one shows the bug. */
    @Test
    void refuseWhatIsAddedToTheResultOfTheCallBefore() {
        double[] product = new double[3];
        assertThatThrownBy(() -> GradientAssertions.assertJacobianVectorProduct(
                        POLAR,
                        (x, v) -> {
                            double[] right = product(POLAR_JACOBIAN, false).apply(x, v);
                            Arrays.setAll(product, i -> product[i] + right[i]);
                            return product;
                        },
                        X))
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("""
                        GradientAssertionsTests.refuseWhatIsAddedToTheResultOfTheCallBefore, Jacobian-vector product: the gradient is wrong (1 cost evaluation)
                          not examined: Jacobian-vector product
                        Cause: gradient added up over several calls (ACCUMULATED) in all blocks
                          the second call returns twice what the first returned, at the same parameters
                          remedy: set the gradient to zero before adding to it
                        Page:""");
    }

    @Test
    void refuseRandomGradients() {
        AtomicInteger calls = new AtomicInteger();
        BinaryOperator<double[]> drifting = (x, u) -> {
            double[] product = product(POLAR_JACOBIAN, true).apply(x, u);
            product[0] += 1e-3 * calls.getAndIncrement();
            return product;
        };
        MultivariateMatrixFunction driftingMatrix = x -> {
            double[][] rows = HESSIAN.value(x);
            rows[1][1] += 1e-3 * calls.getAndIncrement();
            return rows;
        };

        refuses(
                () -> GradientAssertions.assertVectorJacobianProduct(POLAR, drifting, X),
                "vector-Jacobian product: nondeterministic (3 cost evaluations)\n",
                "  the vector-Jacobian product differs when it is computed a second time at the same parameters; set it"
                        + " to zero before adding to it, keep no state, and reset random generators\n");
        refuses(
                () -> GradientAssertions.assertHessian(GRADIENT, driftingMatrix, X),
                "hessian: nondeterministic (1 cost evaluation)\n",
                "  the Hessian differs when it is computed a second time at the same parameters; set it to zero before"
                        + " adding to it, keep no state, and reset random generators\n");
    }

    @Test
    void evaluateEachDerivativeThreeTimes() {
        AtomicInteger calls = new AtomicInteger();
        MultivariateMatrixFunction counted = x -> {
            calls.incrementAndGet();
            return HESSIAN.value(x);
        };

        GradientAssertions.assertHessian(GRADIENT, counted, X);
        assertThat(calls.getAndSet(0)).isEqualTo(3);
        GradientAssertions.assertJacobian(GRADIENT, counted, X);
        assertThat(calls.getAndSet(0)).isEqualTo(3);
        GradientAssertions.assertHessianVectorProduct(GRADIENT, product(counted, false), X);
        assertThat(calls.getAndSet(0)).isEqualTo(3);
        GradientAssertions.assertVectorJacobianProduct(GRADIENT, product(counted, true), X);
        assertThat(calls).as("of each of two vectors").hasValue(6);
    }

    @Test
    void leaveThePointAsItIs() {
        double[] x = {0.7, -0.0};

        GradientAssertions.assertJacobian(POLAR, POLAR_JACOBIAN, x);

        assertThatCode(() ->
                        GradientAssertions.assertGradient(p -> p[0] * p[0] + p[1], p -> new double[] {2 * p[0], 1}, x))
                .doesNotThrowAnyException();
        assertThat(x).containsExactly(0.7, -0.0);
    }

    /** The name of the report begins with the test. */
    private static void refuses(Runnable assertion, String beginning, String part) {
        assertThatThrownBy(assertion::run)
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith(UserFrames.runningTest() + ", " + beginning)
                .hasMessageContaining(part);
    }

    private static MultivariateMatrixFunction spoiled(MultivariateMatrixFunction right) {
        return x -> {
            double[][] rows = right.value(x);
            rows[1][1] *= -1.5;
            return rows;
        };
    }

    private static MultivariateMatrixFunction transposed(MultivariateMatrixFunction matrix) {
        return x -> new Array2DRowRealMatrix(matrix.value(x)).transpose().getData();
    }

    private static BinaryOperator<double[]> product(MultivariateMatrixFunction matrix, boolean fromTheLeft) {
        return (x, v) -> {
            double[][] rows = matrix.value(x);
            double[] result = new double[fromTheLeft ? rows[0].length : rows.length];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows[0].length; j++) {
                    result[fromTheLeft ? j : i] += rows[i][j] * v[fromTheLeft ? i : j];
                }
            }
            return result;
        };
    }
}
