package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.apache.commons.math3.linear.MatrixUtils;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.BlockDeclaration;
import org.junit.jupiter.api.Test;

/** Functions of a vector whose coordinates have names, bounds, scales or another order. */
class DeclaredFunctionTests {

    private static final GradientChecker CHECKER = GradientChecker.standard();

    /** At the lower bound, close to the upper one, and inside. */
    private static final double[] EDGE = {0, 1 - 1e-12, 0.4};

    private static void within(BlockDeclaration x) {
        x.bounds(0, 1);
    }

    private static double cost(double[] x) {
        requireWithin(x);
        return Math.exp(x[0]) * x[1] + x[1] * x[1] * x[2] * x[2];
    }

    private static double[] gradient(double[] x) {
        requireWithin(x);
        return new double[] {Math.exp(x[0]) * x[1], Math.exp(x[0]) + 2 * x[1] * x[2] * x[2], 2 * x[1] * x[1] * x[2]};
    }

    private static double[][] hessian(double[] x) {
        double e = Math.exp(x[0]);
        return new double[][] {
            {e * x[1], e, 0}, {e, 2 * x[2] * x[2], 4 * x[1] * x[2]}, {0, 4 * x[1] * x[2], 2 * x[1] * x[1]}
        };
    }

    private static double[] product(double[] x, double[] v) {
        return MatrixUtils.createRealMatrix(hessian(x)).operate(v);
    }

    /** Not one of the exceptions that mean a point outside the domain. */
    private static void requireWithin(double[] x) {
        for (double coordinate : x) {
            if (coordinate < 0 || coordinate > 1) {
                throw new IllegalStateException("evaluated at " + coordinate);
            }
        }
    }

    @Test
    void agreeAtTheirBounds() {
        assertAgrees(CHECKER.check(
                DeclaredFunctionTests::cost, DeclaredFunctionTests::gradient, DeclaredFunctionTests::within, EDGE));
        assertAgrees(CHECKER.checkHessian(
                DeclaredFunctionTests::gradient, DeclaredFunctionTests::hessian, DeclaredFunctionTests::within, EDGE));
        assertAgrees(CHECKER.checkHessianVectorProduct(
                DeclaredFunctionTests::gradient, DeclaredFunctionTests::product, DeclaredFunctionTests::within, EDGE));
        assertAgrees(CHECKER.checkJacobianVectorProduct(
                DeclaredFunctionTests::gradient, DeclaredFunctionTests::product, DeclaredFunctionTests::within, EDGE));
        assertAgrees(CHECKER.checkVectorJacobianProduct(
                DeclaredFunctionTests::gradient, DeclaredFunctionTests::product, DeclaredFunctionTests::within, EDGE));
    }

    @Test
    void speakOfNamesWhereTheyDisagree() {
        Consumer<BlockDeclaration> names = x -> x.names("alpha", "beta", "gamma");
        double[] x = {0.3, 0.6, 0.4};

        assertThatThrownBy(() -> GradientAssertions.assertGradient(
                        DeclaredFunctionTests::cost, t -> spoilt(gradient(t)), names, x))
                .hasMessageContaining("1 of 3 entries disagrees: x[beta]");
        assertThatThrownBy(() -> GradientAssertions.assertHessian(
                        DeclaredFunctionTests::gradient,
                        t -> new double[][] {hessian(t)[0], spoilt(hessian(t)[1]), hessian(t)[2]},
                        names,
                        x))
                .hasMessageContaining("Hessian[beta][beta]");
        assertThatThrownBy(() -> GradientAssertions.assertVectorJacobianProduct(
                        DeclaredFunctionTests::gradient, (t, u) -> spoilt(product(t, u)), names, x))
                .hasMessageContaining("vector-Jacobian product[random u1][beta]");
    }

    @Test
    void disagreeInProductsThatAreWrong() {
        double[] x = {0.3, 0.6, 0.4};
        BinaryOperator<double[]> spoilt = (t, v) -> spoilt(product(t, v));

        assertThatThrownBy(() -> GradientAssertions.assertJacobianVectorProduct(
                        DeclaredFunctionTests::gradient, spoilt, DeclaredFunctionTests::within, x))
                .hasMessageContaining("-vector product[1]");
        assertThatThrownBy(() -> GradientAssertions.assertHessianVectorProduct(
                        DeclaredFunctionTests::gradient, spoilt, DeclaredFunctionTests::within, x))
                .hasMessageContaining("-vector product[1]");
    }

    private static double[] spoilt(double[] derivatives) {
        derivatives[1] *= 1.01;
        return derivatives;
    }

    @Test
    void mayHaveAnotherOrder() {
        Consumer<BlockDeclaration> order = x -> x.gradientOrder(2, 0, 1);
        double[] x = {0.3, 0.6, 0.4};

        assertAgrees(CHECKER.check(DeclaredFunctionTests::cost, t -> reordered(gradient(t)), order, x));
        assertAgrees(CHECKER.checkHessian(
                t -> reordered(gradient(t)),
                t -> new double[][] {reordered(hessian(t)[2]), reordered(hessian(t)[0]), reordered(hessian(t)[1])},
                order,
                x));
        assertAgrees(CHECKER.checkHessianVectorProduct(
                t -> reordered(gradient(t)), (t, v) -> reordered(product(t, restored(v))), order, x));
        assertAgrees(CHECKER.checkJacobianVectorProduct(
                DeclaredFunctionTests::gradient, (t, v) -> product(t, restored(v)), order, x));
        assertAgrees(CHECKER.checkVectorJacobianProduct(
                DeclaredFunctionTests::gradient, (t, u) -> reordered(product(t, u)), order, x));
    }

    private static double[] reordered(double[] v) {
        return new double[] {v[2], v[0], v[1]};
    }

    private static double[] restored(double[] v) {
        return new double[] {v[1], v[2], v[0]};
    }

    @Test
    void leaveFixedCoordinatesAlone() {
        Consumer<BlockDeclaration> fixed = x -> x.fixed("a count", 0);
        double[] x = {0.3, 0.6, 0.4};
        BinaryOperator<double[]> withoutFirstColumn = (t, v) -> product(t, new double[] {0, v[1], v[2]});

        assertAgrees(CHECKER.checkJacobianVectorProduct(
                t -> gradient(new double[] {0.3, t[1], t[2]}), withoutFirstColumn, fixed, x));
        assertAgrees(CHECKER.check(
                DeclaredFunctionTests::cost, t -> new double[] {7, gradient(t)[1], gradient(t)[2]}, fixed, x));
    }

    @Test
    void areRefusedIfTheDeclarationDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHECKER.checkJacobianVectorProduct(
                        DeclaredFunctionTests::gradient,
                        DeclaredFunctionTests::product,
                        x -> x.names("alpha"),
                        0.3,
                        0.6,
                        0.4))
                .withMessage("'x' has 3 entries, but names were given for 1; give one for each entry");
    }

    private static void assertAgrees(GradientReport report) {
        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
    }
}
