package org.gradcheck;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.internal.check.Check;
import org.gradcheck.internal.check.CheckSettings;
import org.gradcheck.internal.check.Publication;
import org.gradcheck.internal.derivatives.DerivativeProducts;
import org.gradcheck.internal.derivatives.MatrixDerivatives;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.evaluation.ProgressSettings;
import org.gradcheck.internal.inspection.HessianSymmetry;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.report.page.ReportPages;
import org.gradcheck.subject.BlockDeclaration;
import org.gradcheck.subject.GradientSubject;

/**
 * Compares analytic gradients with finite differences of the cost.
 *
 * <pre>{@code
 * GradientChecker.standard().check(network, batch, gradient).assertPassed();
 * }</pre>
 *
 * <p>A gradient, Jacobian, Hessian or product is computed twice at the same point; one that differs from itself, or that is
 * added to what the first call has left, is refused before anything is compared.
 *
 * <p>Every parameter is back to the bit when a check ends, whether it returns or throws; what the user's code throws
 * reaches the caller unchanged. A cost or gradient that is NaN or infinite never agrees. A check that is interrupted
 * throws a {@link java.util.concurrent.CancellationException} and leaves the interrupt flag set.
 *
 * <p>A check that takes long says so every few seconds ({@link #progressTo}).
 *
 * <p>Checkers are immutable and thread-safe; two checks of the same parameters must not run at the same time.
 */
public final class GradientChecker {

    private static final GradientChecker STANDARD = new GradientChecker(new CheckSettings(
            CheckMode.AUTO::screens, CheckOptions.NONE, "", Optional.empty(), Publication.NONE, CheckProgress.LOGGED));

    /** The same check uses the same random vectors everywhere. */
    private static final int VECTOR_SEED = 1;

    private final CheckSettings settings;

    private GradientChecker(CheckSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns the checker for every use: nothing has to be chosen.
     *
     * @return a checker without overrides
     */
    public static GradientChecker standard() {
        return STANDARD;
    }

    /**
     * Chooses how the entries are looked at: one by one, or all at once along random directions.
     *
     * @param chosen {@link CheckMode#AUTO} unless called
     * @return a checker with this mode
     */
    public GradientChecker mode(CheckMode chosen) {
        return new GradientChecker(settings.withScreening(chosen::screens));
    }

    /**
     * Overrides how far the values may be apart, relative to the larger of the two. A tolerance stands in place of the
     * error bar; an entry whose error bar is wider than that is unresolved. With an absolute tolerance as well, the values
     * may be apart by the sum of both.
     *
     * @param tolerance a finite value of 0 or more
     * @return a checker with this override
     * @throws IllegalArgumentException if the tolerance is negative, NaN or infinite
     */
    public GradientChecker relativeTolerance(double tolerance) {
        return with(settings.options().withRelativeTolerance(tolerance));
    }

    /**
     * Overrides how far the values may be apart, in the unit of the gradient. With a relative tolerance as well, they may be
     * apart by the sum of both.
     *
     * @param tolerance a finite value of 0 or more
     * @return a checker with this override
     * @throws IllegalArgumentException if the tolerance is negative, NaN or infinite
     */
    public GradientChecker absoluteTolerance(double tolerance) {
        return with(settings.options().withAbsoluteTolerance(tolerance));
    }

    /**
     * Overrides the displacement: each entry gets one central difference with this step. Where it leaves a doubt, it is
     * extrapolated with the difference of twice the step, and no other steps are tried.
     *
     * @param step a finite displacement of more than 0, in the unit of the parameters
     * @return a checker with this override
     * @throws IllegalArgumentException if the step is not positive and finite
     */
    public GradientChecker step(double step) {
        return with(settings.options().withStep(step));
    }

    private GradientChecker with(CheckOptions options) {
        return new GradientChecker(settings.with(options));
    }

    /**
     * Hands every report to a listener before it is returned.
     *
     * @param further is called once for each check, on the thread of the check, after the listeners added before
     * @return a checker with this listener added
     */
    public GradientChecker reportingTo(Consumer<GradientReport> further) {
        return with(settings.publication().to(further));
    }

    /**
     * Writes pages of what came out, before listeners are told. For the page of a check that fails, or of each if {@link
     * PagePolicy#ALWAYS} is the wish, the cost is evaluated some more times than for the verdict, for no longer than the check
     * itself took and a second: difference quotients over many steps, of up to four entries. What the cost throws or asserts
     * at such a step changes no verdict.
     *
     * @param pages where they are written; takes the place of those given before
     * @return a checker that writes pages
     */
    public GradientChecker writingTo(ReportPages pages) {
        return with(settings.publication().on(pages));
    }

    /** {@return whether pages are written, which is so after {@link #writingTo}} */
    public boolean writesPages() {
        return settings.publication().pages().isPresent();
    }

    /**
     * Ends the text of each report that did not pass with a map of its worst block, a character for one entry or some.
     *
     * @return a checker whose reports have more lines
     */
    public GradientChecker drawingMaps() {
        return with(settings.publication().withMaps());
    }

    private GradientChecker with(Publication other) {
        return new GradientChecker(settings.with(other));
    }

    /**
     * Tells a listener, at intervals, how far a check is that takes long. Whoever listens, the {@link System.Logger} {@code
     * org.gradcheck} is told at level {@code INFO}.
     *
     * @param further is called on the thread of the check, after the listeners added before
     * @return a checker with this listener added
     */
    public GradientChecker progressTo(Consumer<CheckProgress> further) {
        return with(settings.progress().to(CheckProgress.listener(further)));
    }

    /**
     * Says how often progress is told, if not every 5 seconds.
     *
     * @param interval the least time between two times, and before the first; 0 for after each look at an entry
     * @return a checker with this interval
     * @throws IllegalArgumentException if the interval is negative
     */
    public GradientChecker progressEvery(Duration interval) {
        return with(settings.progress().every(interval));
    }

    GradientChecker clockedBy(LongSupplier nanoTime) {
        return with(settings.progress().by(nanoTime));
    }

    private GradientChecker with(ProgressSettings other) {
        return new GradientChecker(settings.with(other));
    }

    /**
     * Says in which test a check is made: the name of each report begins with it.
     *
     * @param name the name of the test, which takes the place of one given before
     * @return a checker whose reports are named {@code test, subject}, or {@code test} if the subject has no name
     */
    public GradientChecker inTest(String name) {
        return new GradientChecker(settings.inTest(name));
    }

    /**
     * Says how a check can be run again.
     *
     * @param line a text that ends that of each report, where it is made one line
     * @return a checker that passes the line on
     */
    public GradientChecker reproducedBy(String line) {
        return new GradientChecker(settings.reproducedBy(line));
    }

    /**
     * Checks a subject.
     *
     * @param subject a complete description
     * @return what came out; {@link GradientReport#assertPassed} turns it into a failure
     * @throws IllegalStateException if the description is not complete
     * @throws IllegalArgumentException if a gradient has not the shape of its parameters
     */
    public GradientReport check(GradientSubject subject) {
        return checkOf(subject.name()).of(subject);
    }

    /**
     * Checks a gradient of the built-in network.
     *
     * @param network the network; its parameters are displaced and put back
     * @param batch the examples over which the cost is averaged
     * @param gradient the gradient to be checked
     * @return what came out
     * @throws IllegalArgumentException if the shapes of the three do not fit
     */
    public GradientReport check(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        return check(GradientSubject.named(network.describe()).network(network, batch, gradient));
    }

    /**
     * Checks a function that returns the gradient of a cost.
     *
     * @param cost the cost
     * @param gradient its gradient, one entry a coordinate
     * @param x the point at which both are compared
     * @return what came out, with one block {@code x}
     * @throws IllegalArgumentException if the gradient has not as many entries as the point
     */
    public GradientReport check(MultivariateFunction cost, MultivariateVectorFunction gradient, double... x) {
        return check(GradientSubject.named("gradient").point(x).cost(cost).gradient(gradient));
    }

    /**
     * Checks a function that returns the Jacobian of a vector-valued function.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param x the point at which both are compared
     * @return what came out, with one block for each output of the function
     * @throws IllegalArgumentException if the Jacobian is not {@code outputs x coordinates}
     */
    public GradientReport checkJacobian(
            MultivariateVectorFunction function, MultivariateMatrixFunction jacobian, double... x) {
        return checkJacobian(function, jacobian, coordinates -> {}, x);
    }

    /**
     * Does what {@link #checkJacobian(MultivariateVectorFunction, MultivariateMatrixFunction, double...)} does for declared
     * coordinates: with names or bounds, or in another order than that of the columns.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param declaration declares names, bounds and the like of the coordinates; the {@code gradientOrder} is that of the
     *     columns
     * @param x the point at which both are compared
     * @return what came out, with one block for each output of the function
     * @throws IllegalArgumentException if the Jacobian has another shape, or the declaration does not fit the point
     */
    public GradientReport checkJacobian(
            MultivariateVectorFunction function,
            MultivariateMatrixFunction jacobian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        return checkOf("jacobian").of(MatrixDerivatives.jacobian(function, jacobian, declaration, x), Optional.empty());
    }

    /**
     * Checks a function that returns the columns of the Jacobian of a vector-valued function, the transposed matrix.
     *
     * @param function the function
     * @param columns the derivatives of all outputs by each coordinate, {@code coordinates x outputs}
     * @param x the point at which both are compared
     * @return what came out, with one block for each output of the function
     * @throws IllegalArgumentException if the matrix is not {@code coordinates x outputs}
     */
    public GradientReport checkJacobianColumns(
            MultivariateVectorFunction function, MultivariateMatrixFunction columns, double... x) {
        return checkJacobianColumns(function, columns, coordinates -> {}, x);
    }

    /**
     * Does what {@link #checkJacobianColumns(MultivariateVectorFunction, MultivariateMatrixFunction, double...)} does for declared
     * coordinates: with names or bounds, or in another order than that of the columns.
     *
     * @param function the function
     * @param columns its Jacobian, {@code coordinates x outputs}
     * @param declaration declares names, bounds and the like of the coordinates; the {@code gradientOrder} is that of the
     *     columns
     * @param x the point at which both are compared
     * @return what came out, with one block for each output of the function
     * @throws IllegalArgumentException if the Jacobian has another shape, or the declaration does not fit the point
     */
    public GradientReport checkJacobianColumns(
            MultivariateVectorFunction function,
            MultivariateMatrixFunction columns,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        return checkOf("jacobian")
                .of(MatrixDerivatives.jacobianColumns(function, columns, declaration, x), Optional.empty());
    }

    /**
     * Checks a function that returns the Hessian of a cost, as the Jacobian of its gradient; it must be symmetric.
     *
     * @param gradient the gradient of the cost, taken as right
     * @param hessian the second derivatives, {@code coordinates x coordinates}
     * @param x the point at which both are compared
     * @return what came out, with one block for each row
     * @throws IllegalArgumentException if the gradient has not one entry for each coordinate, or the Hessian is not
     *     {@code coordinates x coordinates}
     */
    public GradientReport checkHessian(
            MultivariateVectorFunction gradient, MultivariateMatrixFunction hessian, double... x) {
        VectorDerivative derivative = MatrixDerivatives.hessian(gradient, hessian, x);
        return checkOf("hessian").of(derivative, HessianSymmetry.violationIn(derivative.first()));
    }

    /**
     * Checks a function that returns a vector-Jacobian product, for two random vectors.
     *
     * @param function the function {@code f}
     * @param product takes {@code x} and {@code u}, one entry for each output, and returns one entry for each coordinate
     * @param x the point at which both are compared
     * @return what came out, with one block for each of two random {@code u}
     * @throws IllegalArgumentException if the product has not one entry for each coordinate
     */
    public GradientReport checkVectorJacobianProduct(
            MultivariateVectorFunction function, BinaryOperator<double[]> product, double... x) {
        return check(DerivativeProducts.vectorJacobian(function, product, new Well19937c(VECTOR_SEED), x));
    }

    /**
     * Checks a function that returns a Jacobian-vector product, for a random vector.
     *
     * @param function the function {@code f}
     * @param product takes {@code x} and {@code v}, one entry for each coordinate, and returns one entry for each output
     * @param x the point at which both are compared
     * @return what came out, with one block for each output
     * @throws IllegalArgumentException if the product has not one entry for each output
     */
    public GradientReport checkJacobianVectorProduct(
            MultivariateVectorFunction function, BinaryOperator<double[]> product, double... x) {
        return check(DerivativeProducts.jacobianVector(function, product, new Well19937c(VECTOR_SEED), x));
    }

    /**
     * Checks a function that returns a Hessian-vector product, for a random vector.
     *
     * @param gradient the gradient of the cost, taken as right
     * @param product takes {@code x} and {@code v} and returns one entry for each coordinate
     * @param x the point at which both are compared
     * @return what came out, with one block for each coordinate
     * @throws IllegalArgumentException if the gradient or the product has not one entry for each coordinate
     */
    public GradientReport checkHessianVectorProduct(
            MultivariateVectorFunction gradient, BinaryOperator<double[]> product, double... x) {
        return check(DerivativeProducts.hessianVector(gradient, product, new Well19937c(VECTOR_SEED), x));
    }

    private GradientReport check(VectorDerivative product) {
        return checkOf(product.name()).of(product, Optional.empty());
    }

    private Check checkOf(String subject) {
        return new Check(settings, subject);
    }
}
