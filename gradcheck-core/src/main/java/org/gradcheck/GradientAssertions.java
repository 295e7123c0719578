package org.gradcheck;

import java.util.function.BinaryOperator;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;

/**
 * Gradient checks in one line, for any test framework or none.
 *
 * <p>Each assertion uses {@link GradientChecker#standard()} and throws an {@link
 * org.opentest4j.AssertionFailedError} that carries the report.
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
        GradientChecker.standard().check(cost, gradient, x).assertPassed();
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
        GradientChecker.standard().checkJacobian(function, jacobian, x).assertPassed();
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
        GradientChecker.standard().checkJacobianColumns(function, columns, x).assertPassed();
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
        GradientChecker.standard().checkHessian(gradient, hessian, x).assertPassed();
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
        GradientChecker.standard()
                .checkVectorJacobianProduct(function, product, x)
                .assertPassed();
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
        GradientChecker.standard()
                .checkJacobianVectorProduct(function, product, x)
                .assertPassed();
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
        GradientChecker.standard()
                .checkHessianVectorProduct(gradient, product, x)
                .assertPassed();
    }
}
