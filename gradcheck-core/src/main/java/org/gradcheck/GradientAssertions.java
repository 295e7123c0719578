package org.gradcheck;

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
     * Asserts that a function returns the Hessian of a cost, as the Jacobian of its gradient.
     *
     * @param gradient the gradient of the cost, taken as right
     * @param hessian the second derivatives, {@code coordinates x coordinates}
     * @param x the point at which both are compared
     */
    public static void assertHessian(
            MultivariateVectorFunction gradient, MultivariateMatrixFunction hessian, double... x) {
        assertJacobian(gradient, hessian, x);
    }
}
