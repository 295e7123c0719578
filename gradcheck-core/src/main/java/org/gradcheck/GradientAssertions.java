package org.gradcheck;

import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.report.page.ReportPages;
import org.gradcheck.subject.BlockDeclaration;

/**
 * Gradient checks in one line, for any test framework or none.
 *
 * <p>Each assertion uses {@link GradientChecker#standard()} and throws an {@link
 * org.opentest4j.AssertionFailedError} that carries the report.
 *
 * <p>An assertion that fails leaves a page, whose path ends the message: in {@code target/gradcheck} or {@code
 * build/gradcheck} of the project of Maven or Gradle in whose folder the process was started, or where the system property
 * {@code gradcheck.report.directory} says. A program that was started elsewhere writes nothing, nor does any with {@code
 * -Dgradcheck.report=never}. Assertions that pass leave no trace, unless {@code gradcheck.report} is {@code always}.
 */
public final class GradientAssertions {

    private GradientAssertions() {}

    /**
     * Asserts that a function returns the gradient of a cost.
     *
     * @param cost the cost
     * @param gradient its gradient, one entry a coordinate
     * @param x the point at which both are compared
     */
    public static void assertGradient(MultivariateFunction cost, MultivariateVectorFunction gradient, double... x) {
        checker().check(cost, gradient, x).assertPassed();
    }

    /**
     * Asserts that a function returns the Jacobian of a vector-valued function.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param x the point at which both are compared
     */
    public static void assertJacobian(
            MultivariateVectorFunction function, MultivariateMatrixFunction jacobian, double... x) {
        checker().checkJacobian(function, jacobian, x).assertPassed();
    }

    /**
     * Does what {@link #assertJacobian(MultivariateVectorFunction, MultivariateMatrixFunction, double...)} does for
     * declared coordinates: with names or bounds, or in another order than that of the columns.
     *
     * <pre>{@code
     * assertJacobian(f, jacobian, x -> x.names("fx", "fy", "skew").gradientOrder(0, 2, 1), 400, 420, 3);
     * }</pre>
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param declaration declares names, bounds and the like of the coordinates; the {@code gradientOrder} is that of the
     *     columns
     * @param x the point at which both are compared
     */
    public static void assertJacobian(
            MultivariateVectorFunction function,
            MultivariateMatrixFunction jacobian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        checker().checkJacobian(function, jacobian, declaration, x).assertPassed();
    }

    /**
     * Asserts that a function returns the columns of the Jacobian of a vector-valued function, the transposed matrix.
     *
     * @param function the function
     * @param columns the derivatives of all outputs by each coordinate, {@code coordinates x outputs}
     * @param x the point at which both are compared
     */
    public static void assertJacobianColumns(
            MultivariateVectorFunction function, MultivariateMatrixFunction columns, double... x) {
        checker().checkJacobianColumns(function, columns, x).assertPassed();
    }

    /**
     * Does what {@link #assertJacobianColumns(MultivariateVectorFunction, MultivariateMatrixFunction, double...)} does for
     * declared coordinates: with names or bounds, or in another order than that of the columns.
     *
     * <pre>{@code
     * assertJacobianColumns(f, jacobian, x -> x.names("fx", "fy", "skew").gradientOrder(0, 2, 1), 400, 420, 3);
     * }</pre>
     *
     * @param function the function
     * @param columns its Jacobian, {@code coordinates x outputs}
     * @param declaration declares names, bounds and the like of the coordinates; the {@code gradientOrder} is that of the
     *     columns
     * @param x the point at which both are compared
     */
    public static void assertJacobianColumns(
            MultivariateVectorFunction function,
            MultivariateMatrixFunction columns,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        checker().checkJacobianColumns(function, columns, declaration, x).assertPassed();
    }

    /**
     * Asserts that a function returns the Hessian of a cost, as the Jacobian of its gradient.
     *
     * @param gradient the gradient of the cost, taken as right
     * @param hessian the second derivatives, {@code coordinates x coordinates}
     * @param x the point at which both are compared
     */
    public static void assertHessian(
            MultivariateVectorFunction gradient, MultivariateMatrixFunction hessian, double... x) {
        checker().checkHessian(gradient, hessian, x).assertPassed();
    }

    /**
     * Asserts that a function returns the vector-Jacobian product {@code u J}, as a layer's backward pass does.
     *
     * @param function the function
     * @param product takes {@code x} and {@code u}, one entry for each output, and returns one entry for each coordinate
     * @param x the point at which both are compared
     */
    public static void assertVectorJacobianProduct(
            MultivariateVectorFunction function, BinaryOperator<double[]> product, double... x) {
        checker().checkVectorJacobianProduct(function, product, x).assertPassed();
    }

    /**
     * Asserts that a function returns the Jacobian-vector product {@code J v}, as forward-mode differentiation does.
     *
     * @param function the function
     * @param product takes {@code x} and {@code v}, one entry for each coordinate, and returns one entry for each output
     * @param x the point at which both are compared
     */
    public static void assertJacobianVectorProduct(
            MultivariateVectorFunction function, BinaryOperator<double[]> product, double... x) {
        checker().checkJacobianVectorProduct(function, product, x).assertPassed();
    }

    /**
     * Asserts that a function returns the Hessian-vector product {@code H v} of a cost.
     *
     * @param gradient the gradient of the cost, taken as right
     * @param product takes {@code x} and {@code v} and returns one entry for each coordinate
     * @param x the point at which both are compared
     */
    public static void assertHessianVectorProduct(
            MultivariateVectorFunction gradient, BinaryOperator<double[]> product, double... x) {
        checker().checkHessianVectorProduct(gradient, product, x).assertPassed();
    }

    private static GradientChecker checker() {
        return ReportPages.bySystemProperties()
                .map(GradientChecker.standard()::writingTo)
                .orElse(GradientChecker.standard());
    }
}
