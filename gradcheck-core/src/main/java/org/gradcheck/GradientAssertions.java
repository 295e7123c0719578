package org.gradcheck;

import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.stack.UserFrames;
import org.gradcheck.report.page.ReportPages;
import org.gradcheck.subject.BlockDeclaration;

/**
 * Assertions that check a gradient in one line, with any test framework or none.
 *
 * <p>Each assertion uses {@link GradientChecker#standard()}. A failed one throws an {@link
 * org.opentest4j.AssertionFailedError} whose message is the report.
 *
 * <p>A report is named after the test and the derivative, such as {@code ArmTest.hand, jacobian}; outside of a test of JUnit, TestNG or
 * Spock after the derivative alone. {@link GradientChecker#named} gives it the name of the function: {@code
 * GradientChecker.standard().named("arm").checkJacobian(f, jacobian, x).assertPassed()}.
 *
 * <p>A failed assertion also writes a page and ends its message with the path. The page is written to the folder that the
 * system property {@code gradcheck.report.directory} names. Without that property, it is written to {@code
 * target/gradcheck} or {@code build/gradcheck} if the process was started in the folder of a Maven or Gradle project; a
 * process that was started elsewhere writes no page. {@code -Dgradcheck.report=never} turns pages off, {@code
 * -Dgradcheck.report=always} also writes a page for each assertion that passes.
 */
public final class GradientAssertions {

    private GradientAssertions() {}

    /**
     * Asserts that a function returns the gradient of a cost.
     *
     * @param cost the cost
     * @param gradient its gradient, one entry for each coordinate
     * @param x the point at which both are compared
     */
    public static void assertGradient(MultivariateFunction cost, MultivariateVectorFunction gradient, double... x) {
        checker().check(cost, gradient, x).assertPassed();
    }

    /**
     * Asserts like {@link #assertGradient(MultivariateFunction, MultivariateVectorFunction, double...)}, with declared
     * coordinates: they can have names, bounds or scales, or another order than the gradient.
     *
     * <pre>{@code
     * assertGradient(cost, gradient, shape -> shape.names("alpha", "beta").bounds(0.01, 100), 2, 4);
     * }</pre>
     *
     * @param cost the cost
     * @param gradient its gradient, one entry for each coordinate
     * @param declaration declares names, bounds and other properties of the coordinates
     * @param x the point at which both are compared
     */
    public static void assertGradient(
            MultivariateFunction cost,
            MultivariateVectorFunction gradient,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        checker().check(cost, gradient, declaration, x).assertPassed();
    }

    /**
     * Asserts that the mean of a gradient with random numbers is the slope of the mean cost, although each sample may be off: dropout,
     * reparametrised noise, score functions, mini-batches.
     *
     * <pre>{@code
     * assertUnbiasedGradient((x, random) -> f.cost(x, random), (x, random) -> f.gradient(x, random), 0.4, 0.7);
     * }</pre>
     *
     * <p>Both functions get a generator of the same seed for each sample, and must draw all random numbers from it. See {@link
     * org.gradcheck.subject.GradientSubject#stochasticCost} for the method, and for values of NaN.
     *
     * @param cost the cost of one sample
     * @param gradient the gradient of one sample, one entry for each coordinate
     * @param x the point at which both are compared
     */
    public static void assertUnbiasedGradient(
            ToDoubleBiFunction<double[], RandomGenerator> cost,
            BiFunction<double[], RandomGenerator, double[]> gradient,
            double... x) {
        checker().checkUnbiased(cost, gradient, x).assertPassed();
    }

    /**
     * Asserts like {@link #assertUnbiasedGradient(ToDoubleBiFunction, BiFunction, double...)}, with declared coordinates: they can have
     * names, bounds or scales, or another order than the gradient.
     *
     * @param cost the cost of one sample
     * @param gradient the gradient of one sample, one entry for each coordinate
     * @param declaration declares names, bounds and other properties of the coordinates
     * @param x the point at which both are compared
     */
    public static void assertUnbiasedGradient(
            ToDoubleBiFunction<double[], RandomGenerator> cost,
            BiFunction<double[], RandomGenerator, double[]> gradient,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        checker().checkUnbiased(cost, gradient, declaration, x).assertPassed();
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
     * Asserts like {@link #assertJacobian(MultivariateVectorFunction, MultivariateMatrixFunction, double...)}, with declared
     * coordinates: they can have names or bounds, or another order than the columns.
     *
     * <pre>{@code
     * assertJacobian(f, jacobian, x -> x.names("fx", "fy", "skew").gradientOrder(0, 2, 1), 400, 420, 3);
     * }</pre>
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param declaration declares names, bounds and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of the columns
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
     * Asserts that a function returns the Jacobian of a vector-valued function as a sparse matrix: the entries of its pattern are
     * right, and all others are zero.
     *
     * <pre>{@code
     * assertSparseJacobian(f, x -> SparseRows.ofCompressed(n, rowStarts, columns, values(x)), x);
     * }</pre>
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}, with the same pattern in each call
     * @param x the point at which both are compared
     */
    public static void assertSparseJacobian(
            MultivariateVectorFunction function, Function<double[], SparseRows> jacobian, double... x) {
        checker().checkSparseJacobian(function, jacobian, x).assertPassed();
    }

    /**
     * Asserts like {@link #assertSparseJacobian(MultivariateVectorFunction, Function, double...)}, with declared coordinates: they
     * can have names or bounds, or another order than the columns.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}, with the same pattern in each call
     * @param declaration declares names, bounds and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of the columns
     * @param x the point at which both are compared
     */
    public static void assertSparseJacobian(
            MultivariateVectorFunction function,
            Function<double[], SparseRows> jacobian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        checker().checkSparseJacobian(function, jacobian, declaration, x).assertPassed();
    }

    /**
     * Asserts that a function returns the transposed Jacobian of a vector-valued function: its columns, one in each row.
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
     * Asserts like {@link #assertJacobianColumns(MultivariateVectorFunction, MultivariateMatrixFunction, double...)}, with
     * declared coordinates: they can have names or bounds, or another order than the columns.
     *
     * <pre>{@code
     * assertJacobianColumns(f, jacobian, x -> x.names("fx", "fy", "skew").gradientOrder(0, 2, 1), 400, 420, 3);
     * }</pre>
     *
     * @param function the function
     * @param columns its Jacobian, {@code coordinates x outputs}
     * @param declaration declares names, bounds and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of the columns
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
     * Asserts that a function returns the Hessian of a cost: the Jacobian of the gradient, which must be symmetric.
     *
     * @param gradient the gradient of the cost, which is assumed to be right
     * @param hessian the second derivatives, {@code coordinates x coordinates}
     * @param x the point at which both are compared
     */
    public static void assertHessian(
            MultivariateVectorFunction gradient, MultivariateMatrixFunction hessian, double... x) {
        checker().checkHessian(gradient, hessian, x).assertPassed();
    }

    /**
     * Asserts like {@link #assertHessian(MultivariateVectorFunction, MultivariateMatrixFunction, double...)}, with declared
     * coordinates.
     *
     * @param gradient the gradient of the cost, which is assumed to be right
     * @param hessian the second derivatives, {@code coordinates x coordinates}
     * @param declaration declares names, bounds and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of the gradient, and of the rows and the columns
     * @param x the point at which both are compared
     */
    public static void assertHessian(
            MultivariateVectorFunction gradient,
            MultivariateMatrixFunction hessian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        checker().checkHessian(gradient, hessian, declaration, x).assertPassed();
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
     * Asserts like {@link #assertVectorJacobianProduct(MultivariateVectorFunction, BinaryOperator, double...)}, with declared
     * coordinates.
     *
     * @param function the function
     * @param product takes {@code x} and {@code u}, one entry for each output, and returns one entry for each coordinate
     * @param declaration declares bounds, scales and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of the product
     * @param x the point at which both are compared
     */
    public static void assertVectorJacobianProduct(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        checker().checkVectorJacobianProduct(function, product, declaration, x).assertPassed();
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
     * Asserts like {@link #assertJacobianVectorProduct(MultivariateVectorFunction, BinaryOperator, double...)}, with declared
     * coordinates.
     *
     * @param function the function
     * @param product takes {@code x} and {@code v}, one entry for each coordinate, and returns one entry for each output
     * @param declaration declares bounds, scales and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of {@code v}
     * @param x the point at which both are compared
     */
    public static void assertJacobianVectorProduct(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        checker().checkJacobianVectorProduct(function, product, declaration, x).assertPassed();
    }

    /**
     * Asserts that a function returns the Hessian-vector product {@code H v} of a cost.
     *
     * @param gradient the gradient of the cost, which is assumed to be right
     * @param product takes {@code x} and {@code v} and returns one entry for each coordinate
     * @param x the point at which both are compared
     */
    public static void assertHessianVectorProduct(
            MultivariateVectorFunction gradient, BinaryOperator<double[]> product, double... x) {
        checker().checkHessianVectorProduct(gradient, product, x).assertPassed();
    }

    /**
     * Asserts like {@link #assertHessianVectorProduct(MultivariateVectorFunction, BinaryOperator, double...)}, with declared
     * coordinates.
     *
     * @param gradient the gradient of the cost, which is assumed to be right
     * @param product takes {@code x} and {@code v} and returns one entry for each coordinate
     * @param declaration declares bounds, scales and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of the gradient, of {@code v} and of the product
     * @param x the point at which both are compared
     */
    public static void assertHessianVectorProduct(
            MultivariateVectorFunction gradient,
            BinaryOperator<double[]> product,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        checker().checkHessianVectorProduct(gradient, product, declaration, x).assertPassed();
    }

    private static GradientChecker checker() {
        GradientChecker checker = GradientChecker.standard().inTest(UserFrames.runningTest());
        return ReportPages.bySystemProperties().map(checker::writingTo).orElse(checker);
    }
}
