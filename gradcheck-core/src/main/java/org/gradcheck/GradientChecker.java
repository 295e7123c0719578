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
 * Checker that compares analytic gradients with finite differences of the cost.
 *
 * <pre>{@code
 * GradientChecker.standard().check(network, batch, gradient).assertPassed();
 * }</pre>
 *
 * <p>A gradient, Jacobian, Hessian or product is computed twice at the same point. If the second result differs from the
 * first, or is added to it, the check ends with a finding and compares nothing.
 *
 * <p>When a check ends, normally or by an exception, every parameter has its original value to the bit. An exception of
 * the user's code reaches the caller unchanged. A cost or gradient that is NaN or infinite never agrees. An interrupted
 * check throws a {@link java.util.concurrent.CancellationException} and leaves the interrupt flag set.
 *
 * <p>A long check reports its progress every few seconds ({@link #progressTo}).
 *
 * <p>Checkers are immutable and thread-safe; two checks of the same parameters must not run at the same time.
 */
public final class GradientChecker {

    private static final GradientChecker STANDARD = new GradientChecker(new CheckSettings(
            CheckMode.AUTO::screens, CheckOptions.NONE, "", Optional.empty(), Publication.NONE, CheckProgress.LOGGED));

    /** Seed of the random vectors of products. It is fixed, so that each run of a check uses the same vectors. */
    private static final int VECTOR_SEED = 1;

    private final CheckSettings settings;

    private GradientChecker(CheckSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns the checker with default settings.
     *
     * @return a checker without overrides
     */
    public static GradientChecker standard() {
        return STANDARD;
    }

    /**
     * Sets how entries are compared: one by one, or together along random directions (screening).
     *
     * @param chosen {@link CheckMode#AUTO} unless called
     * @return a checker with this mode
     */
    public GradientChecker mode(CheckMode chosen) {
        return new GradientChecker(settings.withScreening(chosen::screens));
    }

    /**
     * Sets the largest allowed difference of analytic and numeric value, relative to the larger of the two. The tolerance
     * replaces the error bar in the verdict; an entry whose error bar exceeds the tolerance is unresolved. If an absolute
     * tolerance is set too, the two are added.
     *
     * @param tolerance a finite value of 0 or more
     * @return a checker with this override
     * @throws IllegalArgumentException if the tolerance is negative, NaN or infinite
     */
    public GradientChecker relativeTolerance(double tolerance) {
        return with(settings.options().withRelativeTolerance(tolerance));
    }

    /**
     * Sets the largest allowed difference of analytic and numeric value, in the unit of the gradient. The tolerance
     * replaces the error bar in the verdict. If a relative tolerance is set too, the two are added.
     *
     * @param tolerance a finite value of 0 or more
     * @return a checker with this override
     * @throws IllegalArgumentException if the tolerance is negative, NaN or infinite
     */
    public GradientChecker absoluteTolerance(double tolerance) {
        return with(settings.options().withAbsoluteTolerance(tolerance));
    }

    /**
     * Sets the step size: each entry gets one central difference with this step. If that difference is inconclusive, it is
     * extrapolated with the difference of twice the step. No other steps are tried.
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
     * Adds a listener that receives every report before it is returned.
     *
     * @param further called once for each check, on the thread of the check, after the listeners added before
     * @return a checker with this listener added
     */
    public GradientChecker reportingTo(Consumer<GradientReport> further) {
        return with(settings.publication().to(further));
    }

    /**
     * Writes reports as pages, before listeners receive them. A page also shows difference quotients of up to four entries
     * over many steps. These need further evaluations of the cost, which take at most as long as the check itself plus one
     * second. They are made for each check that gets a page: a failed one, or every one with {@link PagePolicy#ALWAYS}. An
     * exception of the cost at such a step changes no verdict.
     *
     * @param pages where the pages are written; replaces those given before
     * @return a checker that writes pages
     */
    public GradientChecker writingTo(ReportPages pages) {
        return with(settings.publication().on(pages));
    }

    /** {@return whether this checker writes pages, that is, whether {@link #writingTo} was called} */
    public boolean writesPages() {
        return settings.publication().pages().isPresent();
    }

    /**
     * Adds a map of the worst block to the text of each failed report. Each character is one entry, or the worst of several
     * neighbouring entries in a large block.
     *
     * @return a checker whose failed reports contain a map
     */
    public GradientChecker drawingMaps() {
        return with(settings.publication().withMaps());
    }

    private GradientChecker with(Publication other) {
        return new GradientChecker(settings.with(other));
    }

    /**
     * Adds a listener that receives the progress of a long check at regular intervals. Progress is also logged at level
     * {@code INFO} of the {@link System.Logger} {@code org.gradcheck}, with or without listeners.
     *
     * @param further called on the thread of the check, after the listeners added before
     * @return a checker with this listener added
     */
    public GradientChecker progressTo(Consumer<CheckProgress> further) {
        return with(settings.progress().to(CheckProgress.listener(further)));
    }

    /**
     * Sets how often progress is reported; the default is every 5 seconds.
     *
     * @param interval the least time before the first report and between two reports; 0 to report after each entry
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
     * Sets the name of the test that makes the checks. The name of each report begins with it.
     *
     * @param name the name of the test; replaces one given before
     * @return a checker whose reports are named {@code test, subject}, or {@code test} if the subject has no name
     */
    public GradientChecker inTest(String name) {
        return new GradientChecker(settings.inTest(name));
    }

    /**
     * Sets the command that repeats a check.
     *
     * @param line the last line of each report's text; line breaks in it become spaces
     * @return a checker whose reports contain the line
     */
    public GradientChecker reproducedBy(String line) {
        return new GradientChecker(settings.reproducedBy(line));
    }

    /**
     * Checks the gradient that a subject describes.
     *
     * @param subject a complete description
     * @return the report; {@link GradientReport#assertPassed} throws if the check failed
     * @throws IllegalStateException if the description is not complete
     * @throws IllegalArgumentException if the shape of a gradient differs from that of its parameters
     */
    public GradientReport check(GradientSubject subject) {
        return checkOf(subject.name()).of(subject);
    }

    /**
     * Checks a gradient of the built-in network.
     *
     * @param network the network; its parameters are displaced and restored
     * @param batch the examples over which the cost is averaged
     * @param gradient the gradient to be checked
     * @return the report
     * @throws IllegalArgumentException if the shapes of network, batch and gradient do not match
     */
    public GradientReport check(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        return check(GradientSubject.named(network.describe()).network(network, batch, gradient));
    }

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
        return check(GradientSubject.named("gradient").point(x).cost(cost).gradient(gradient));
    }

    /**
     * Checks a function that returns the Jacobian of a vector-valued function.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param x the point at which both are compared
     * @return a report with one block for each output of the function
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
     * @return a report with one block for each output of the function
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
     * Checks a function that returns the transposed Jacobian of a vector-valued function: its columns, one in each row.
     *
     * @param function the function
     * @param columns the derivatives of all outputs by each coordinate, {@code coordinates x outputs}
     * @param x the point at which both are compared
     * @return a report with one block for each output of the function
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
     * @return a report with one block for each output of the function
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
     * Checks a function that returns the Hessian of a cost: it must be the Jacobian of the gradient, and symmetric.
     *
     * @param gradient the gradient of the cost, which is assumed to be right
     * @param hessian the second derivatives, {@code coordinates x coordinates}
     * @param x the point at which both are compared
     * @return a report with one block for each row
     * @throws IllegalArgumentException if the gradient does not have one entry for each coordinate, or the Hessian is not
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
     * @return a report with one block for each of two random {@code u}
     * @throws IllegalArgumentException if the product does not have one entry for each coordinate
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
     * @return a report with one block for each output
     * @throws IllegalArgumentException if the product does not have one entry for each output
     */
    public GradientReport checkJacobianVectorProduct(
            MultivariateVectorFunction function, BinaryOperator<double[]> product, double... x) {
        return check(DerivativeProducts.jacobianVector(function, product, new Well19937c(VECTOR_SEED), x));
    }

    /**
     * Checks a function that returns a Hessian-vector product, for a random vector.
     *
     * @param gradient the gradient of the cost, which is assumed to be right
     * @param product takes {@code x} and {@code v} and returns one entry for each coordinate
     * @param x the point at which both are compared
     * @return a report with one block for each coordinate
     * @throws IllegalArgumentException if the gradient or the product does not have one entry for each coordinate
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
