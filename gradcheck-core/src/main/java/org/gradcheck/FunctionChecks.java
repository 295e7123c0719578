package org.gradcheck;

import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.derivatives.DerivativeProducts;
import org.gradcheck.internal.derivatives.MatrixDerivatives;
import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.stack.UserFrames;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.BlockDeclaration;
import org.gradcheck.subject.GradientSubject;

/**
 * The part of a {@link GradientChecker} that checks functions of a vector: gradients, Jacobians, Hessians, and their products
 * with vectors.
 *
 * <p>One evaluation of a function gives all its outputs. In double precision a right Jacobian of {@code n} columns, or a right product
 * {@code u J}, takes {@code 2 n} and 45 to 80 evaluations, whatever the number of outputs, if these are smooth. A right product {@code J v}
 * or {@code H v} takes at most 80 then, and some 200 beside kinks, noise or large constants. A {@link
 * org.gradcheck.subject.BatchedFunction} evaluates many points in one call, or on all cores; {@link org.gradcheck.subject.InPlace} adapts
 * code that writes into arrays.
 *
 * <p>Each function gets a copy of the point, which it may write to, and may reuse its result array. Each derivative must be a
 * function of its argument. A derivative of code that remembers the point of the last value evaluates that value first: {@code x
 * -> { f.value(x); return f.jacobian(); }}.
 */
public abstract sealed class FunctionChecks permits GradientChecker {

    /** Seed of the random vectors of products. It is fixed, so that each run of a check uses the same vectors. */
    private static final int VECTOR_SEED = 1;

    FunctionChecks() {}

    /**
     * Checks the gradient that a subject describes.
     *
     * @param subject a complete description
     * @return the report; {@link GradientReport#assertPassed} throws if the check failed
     * @throws IllegalStateException if the description is not complete
     * @throws IllegalArgumentException if the shape of a gradient differs from that of its parameters
     */
    public abstract GradientReport check(GradientSubject subject);

    /**
     * Checks a derivative of a function with many outputs.
     *
     * @param subject the name of the report, unless the checker has another one
     */
    abstract GradientReport check(String subject, VectorDerivative derivative);

    /** Returns the limit of the evaluations of a check. */
    abstract long limit();

    abstract GradientReport check(String subject, SparseDerivative derivative);

    /** Returns the name of the function, or that of the derivative if it has none. */
    abstract String nameOf(String derivative);

    /**
     * Checks a function that returns the gradient of a cost.
     *
     * @param cost the cost
     * @param gradient its gradient, one entry for each coordinate
     * @param x the point at which both are compared
     * @return a report with one block {@code x}
     * @throws IllegalArgumentException if gradient and point differ in their number of entries
     */
    public GradientReport check(MultivariateFunction cost, MultivariateVectorFunction gradient, double... x) {
        return check(cost, gradient, coordinates -> {}, x);
    }

    /**
     * Checks a gradient like {@link #check(MultivariateFunction, MultivariateVectorFunction, double...)}, with declared
     * coordinates: they can have names, bounds or scales, or another order than the gradient.
     *
     * @param cost the cost
     * @param gradient its gradient, one entry for each coordinate
     * @param declaration declares names, bounds and other properties of the coordinates
     * @param x the point at which both are compared
     * @return a report with one block {@code x}
     * @throws IllegalArgumentException if gradient and point differ in their number of entries, or the declaration does not
     *     fit the point
     */
    public GradientReport check(
            MultivariateFunction cost,
            MultivariateVectorFunction gradient,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        return refusingAtTheUser(() -> check(GradientSubject.named(nameOf("gradient"))
                .point(x)
                .cost(cost)
                .gradient(gradient)
                .declare("x", declaration)));
    }

    /**
     * Checks a function that returns the Jacobian of a vector-valued function.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param x the point at which both are compared
     * @return a report with one block, {@code Jacobian}, of the shape {@code outputs x coordinates}
     * @throws IllegalArgumentException if the Jacobian is not {@code outputs x coordinates}
     */
    public GradientReport checkJacobian(
            MultivariateVectorFunction function, MultivariateMatrixFunction jacobian, double... x) {
        return checkJacobian(function, jacobian, coordinates -> {}, x);
    }

    /**
     * Checks a Jacobian like {@link #checkJacobian(MultivariateVectorFunction, MultivariateMatrixFunction, double...)}, with
     * declared coordinates: they can have names or bounds, or another order than the columns.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param declaration declares names, bounds and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of the columns
     * @param x the point at which both are compared
     * @return a report with one block, {@code Jacobian}, of the shape {@code outputs x coordinates}
     * @throws IllegalArgumentException if the Jacobian has another shape, or the declaration does not fit the point
     */
    public GradientReport checkJacobian(
            MultivariateVectorFunction function,
            MultivariateMatrixFunction jacobian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        return refusingAtTheUser(
                () -> check("jacobian", MatrixDerivatives.jacobian(function, jacobian, declaration, x)));
    }

    /**
     * Checks a function that returns the Jacobian of a vector-valued function as a sparse matrix: only the entries of its pattern.
     *
     * <p>Columns that have no row in common are displaced together, so a right Jacobian takes two evaluations for each group of such
     * columns and 45 to 60 more, whatever its size; rows that are nearly stationary take more. Entries outside the pattern are tested to be zero; an entry
     * that is not zero is located.
     *
     * <pre>{@code
     * checker.checkSparseJacobian(f, x -> SparseRows.ofCompressed(n, rowStarts, columns, values(x)), x)
     * }</pre>
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}, with the same pattern in each call
     * @param x the point at which both are compared
     * @return a report with one block, {@code Jacobian}, whose entries are those of the pattern and those that it leaves out
     * @throws IllegalArgumentException if the Jacobian is not {@code outputs x coordinates}
     */
    public GradientReport checkSparseJacobian(
            MultivariateVectorFunction function, Function<double[], SparseRows> jacobian, double... x) {
        return checkSparseJacobian(function, jacobian, coordinates -> {}, x);
    }

    /**
     * Checks a sparse Jacobian like {@link #checkSparseJacobian(MultivariateVectorFunction, Function, double...)}, with declared
     * coordinates: they can have names or bounds, or another order than the columns.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}, with the same pattern in each call
     * @param declaration declares names, bounds and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of the columns
     * @param x the point at which both are compared
     * @return a report with one block, {@code Jacobian}, whose entries are those of the pattern and those that it leaves out
     * @throws IllegalArgumentException if the Jacobian has another shape, or the declaration does not fit the point
     */
    public GradientReport checkSparseJacobian(
            MultivariateVectorFunction function,
            Function<double[], SparseRows> jacobian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        return refusingAtTheUser(() -> check("jacobian", SparseDerivative.of(function, jacobian, declaration, x)));
    }

    /**
     * Checks a function that returns the transposed Jacobian of a vector-valued function: its columns, one in each row.
     *
     * @param function the function
     * @param columns the derivatives of all outputs by each coordinate, {@code coordinates x outputs}
     * @param x the point at which both are compared
     * @return a report with one block, {@code Jacobian}, of the shape {@code outputs x coordinates}
     * @throws IllegalArgumentException if the matrix is not {@code coordinates x outputs}
     */
    public GradientReport checkJacobianColumns(
            MultivariateVectorFunction function, MultivariateMatrixFunction columns, double... x) {
        return checkJacobianColumns(function, columns, coordinates -> {}, x);
    }

    /**
     * Checks columns like {@link #checkJacobianColumns(MultivariateVectorFunction, MultivariateMatrixFunction, double...)}, with
     * declared coordinates: they can have names or bounds, or another order than the columns.
     *
     * @param function the function
     * @param columns its Jacobian, {@code coordinates x outputs}
     * @param declaration declares names, bounds and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of the columns
     * @param x the point at which both are compared
     * @return a report with one block, {@code Jacobian}, of the shape {@code outputs x coordinates}
     * @throws IllegalArgumentException if the Jacobian has another shape, or the declaration does not fit the point
     */
    public GradientReport checkJacobianColumns(
            MultivariateVectorFunction function,
            MultivariateMatrixFunction columns,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        return refusingAtTheUser(
                () -> check("jacobian", MatrixDerivatives.jacobianColumns(function, columns, declaration, x)));
    }

    /**
     * Checks a function that returns the Hessian of a cost: it must be the Jacobian of the gradient, and symmetric.
     *
     * @param gradient the gradient of the cost, which is assumed to be right
     * @param hessian the second derivatives, {@code coordinates x coordinates}
     * @param x the point at which both are compared
     * @return a report with one block, {@code Hessian}
     * @throws IllegalArgumentException if the gradient does not have one entry for each coordinate, or the Hessian is not
     *     {@code coordinates x coordinates}
     */
    public GradientReport checkHessian(
            MultivariateVectorFunction gradient, MultivariateMatrixFunction hessian, double... x) {
        return checkHessian(gradient, hessian, coordinates -> {}, x);
    }

    /**
     * Checks a Hessian like {@link #checkHessian(MultivariateVectorFunction, MultivariateMatrixFunction, double...)}, with
     * declared coordinates.
     *
     * @param gradient the gradient of the cost, which is assumed to be right
     * @param hessian the second derivatives, {@code coordinates x coordinates}
     * @param declaration declares names, bounds and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of the gradient, and of the rows and the columns
     * @param x the point at which both are compared
     * @return a report with one block, {@code Hessian}
     * @throws IllegalArgumentException if gradient or Hessian have another shape, or the declaration does not fit the point
     */
    public GradientReport checkHessian(
            MultivariateVectorFunction gradient,
            MultivariateMatrixFunction hessian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        return refusingAtTheUser(() -> check("hessian", MatrixDerivatives.hessian(gradient, hessian, declaration, x)));
    }

    /**
     * Checks a function that returns a vector-Jacobian product, for two random vectors. Each component of {@code u} is a
     * random number, divided by the size of its output: how far the output changes if each coordinate changes by its scale.
     *
     * @param function the function {@code f}
     * @param product takes {@code x} and {@code u}, one entry for each output, and returns one entry for each coordinate
     * @param x the point at which both are compared
     * @return a report with one block, whose rows {@code random u1} and {@code random u2} are the products with two random {@code u}
     * @throws IllegalArgumentException if the product does not have one entry for each coordinate
     */
    public GradientReport checkVectorJacobianProduct(
            MultivariateVectorFunction function, BinaryOperator<double[]> product, double... x) {
        return checkVectorJacobianProduct(function, product, coordinates -> {}, x);
    }

    /**
     * Checks a product like {@link #checkVectorJacobianProduct(MultivariateVectorFunction, BinaryOperator, double...)}, with declared
     * coordinates.
     *
     * @param function the function {@code f}
     * @param product takes {@code x} and {@code u}, one entry for each output, and returns one entry for each coordinate
     * @param declaration declares bounds, scales and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of the product
     * @param x the point at which both are compared
     * @return a report with one block, whose rows {@code random u1} and {@code random u2} are the products with two random {@code u}
     * @throws IllegalArgumentException if the product has another length, or the declaration does not fit the point
     */
    public GradientReport checkVectorJacobianProduct(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        return refusingAtTheUser(() -> check(DerivativeProducts.vectorJacobian(
                function, product, new Well19937c(VECTOR_SEED), declaration, limit(), x)));
    }

    /**
     * Checks a function that returns a Jacobian-vector product, for a random vector. Each component of {@code v} is a random
     * number, multiplied by the scale of its coordinate; it is 0 for a fixed coordinate, and leads away from a near bound.
     *
     * @param function the function {@code f}
     * @param product takes {@code x} and {@code v}, one entry for each coordinate, and returns one entry for each output
     * @param x the point at which both are compared
     * @return a report with one block, which has an entry for each output
     * @throws IllegalArgumentException if the product does not have one entry for each output
     */
    public GradientReport checkJacobianVectorProduct(
            MultivariateVectorFunction function, BinaryOperator<double[]> product, double... x) {
        return checkJacobianVectorProduct(function, product, coordinates -> {}, x);
    }

    /**
     * Checks a product like {@link #checkJacobianVectorProduct(MultivariateVectorFunction, BinaryOperator, double...)}, with declared
     * coordinates.
     *
     * @param function the function {@code f}
     * @param product takes {@code x} and {@code v}, one entry for each coordinate, and returns one entry for each output
     * @param declaration declares bounds, scales and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of {@code v}
     * @param x the point at which both are compared
     * @return a report with one block, which has an entry for each output
     * @throws IllegalArgumentException if the product has another length, or the declaration does not fit the point
     */
    public GradientReport checkJacobianVectorProduct(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        return refusingAtTheUser(() -> check(
                DerivativeProducts.jacobianVector(function, product, new Well19937c(VECTOR_SEED), declaration, x)));
    }

    /**
     * Checks a function that returns a Hessian-vector product, for a random vector, which is drawn as for {@link
     * #checkJacobianVectorProduct(MultivariateVectorFunction, BinaryOperator, double...)}.
     *
     * @param gradient the gradient of the cost, which is assumed to be right
     * @param product takes {@code x} and {@code v} and returns one entry for each coordinate
     * @param x the point at which both are compared
     * @return a report with one block, which has an entry for each coordinate
     * @throws IllegalArgumentException if the gradient or the product does not have one entry for each coordinate
     */
    public GradientReport checkHessianVectorProduct(
            MultivariateVectorFunction gradient, BinaryOperator<double[]> product, double... x) {
        return checkHessianVectorProduct(gradient, product, coordinates -> {}, x);
    }

    /**
     * Checks a product like {@link #checkHessianVectorProduct(MultivariateVectorFunction, BinaryOperator, double...)}, with declared
     * coordinates.
     *
     * @param gradient the gradient of the cost, which is assumed to be right
     * @param product takes {@code x} and {@code v} and returns one entry for each coordinate
     * @param declaration declares bounds, scales and other properties of the coordinates; its {@code gradientOrder} is the
     *     order of the gradient, of {@code v} and of the product
     * @param x the point at which both are compared
     * @return a report with one block, which has an entry for each coordinate
     * @throws IllegalArgumentException if the product has another length, or the declaration does not fit the point
     */
    public GradientReport checkHessianVectorProduct(
            MultivariateVectorFunction gradient,
            BinaryOperator<double[]> product,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        return refusingAtTheUser(() -> check(
                DerivativeProducts.hessianVector(gradient, product, new Well19937c(VECTOR_SEED), declaration, x)));
    }

    /** Makes a check. If a description is refused, the stack trace has only the frames of the user, so that an IDE links to the line to change. */
    static GradientReport refusingAtTheUser(Supplier<GradientReport> check) {
        try {
            return check.get();
        } catch (IllegalArgumentException | IllegalStateException thrown) {
            throw UserFrames.keepInRefusal(thrown);
        }
    }

    private GradientReport check(VectorDerivative product) {
        return check(product.name(), product);
    }
}
