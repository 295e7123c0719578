package org.gradcheck;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.internal.check.Check;
import org.gradcheck.internal.check.CheckScope;
import org.gradcheck.internal.check.CheckSettings;
import org.gradcheck.internal.check.Publication;
import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.stack.UserFrames;
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
 * first, or is added to it, the check ends with a finding and compares nothing. It is computed once more after the cost was
 * evaluated at another point: it must be a function of the point, unless the subject declares {@link
 * GradientSubject#gradientFollowsCost}, or describes it by {@code backward}.
 *
 * <p>When a check ends, normally or by an exception, every parameter has its original value to the bit. An exception of
 * the user's code reaches the caller unchanged. A cost or gradient that is NaN or infinite never agrees. An interrupted
 * check throws a {@link java.util.concurrent.CancellationException} and leaves the interrupt flag set.
 *
 * <p>A long check reports its progress every few seconds ({@link #progressTo}).
 *
 * <p>Checkers are immutable and thread-safe; two checks of the same parameters must not run at once ({@link #within}).
 */
public final class GradientChecker extends FunctionChecks {

    private static final GradientChecker STANDARD = new GradientChecker(new CheckSettings(
            CheckMode.AUTO.choice(),
            CheckOptions.NONE,
            "",
            "",
            Optional.empty(),
            Publication.NONE,
            CheckProgress.LOGGED,
            CheckSettings.NO_LIMIT,
            CheckScope.NONE));

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
     * Sets how entries are compared: one by one, or many together (screening).
     *
     * @param chosen {@link CheckMode#AUTO} unless called
     * @return a checker with this mode
     */
    public GradientChecker mode(CheckMode chosen) {
        return new GradientChecker(settings.withMode(chosen.choice()));
    }

    /**
     * Sets the largest allowed difference of analytic and numeric value, relative to the larger of the two. The tolerance
     * replaces the error bar in the verdict; an entry whose error bar exceeds the tolerance is unresolved. If an absolute
     * tolerance is set too, the two are added.
     *
     * <p>If the gradient is checked by samples, no error bar is replaced: a bias of the mean gradient within the tolerance agrees.
     *
     * @param tolerance a finite value of 0 or more
     * @return a checker with this override
     * @throws IllegalArgumentException if the tolerance is negative, NaN or infinite
     */
    public GradientChecker relativeTolerance(double tolerance) {
        return with(settings.options().withRelativeTolerance(tolerance));
    }

    /**
     * Sets the largest allowed difference of analytic and numeric value, in the unit of the gradient. It acts like a {@linkplain
     * #relativeTolerance relative tolerance}; if both are set, they are added.
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

    /**
     * Sets the largest number of evaluations of the cost that a check may take, for a cost that takes seconds. A check without a limit
     * takes as many as its verdict needs.
     *
     * <p>The limit decides together with the number of entries and the noise how the gradient is compared: each entry by itself if the
     * evaluations suffice, else all together, as {@link CheckMode#SCREENING} does. It counts each call of the cost, of the function with many outputs
     * or of the output of a layer, at all points, of all replicas, for the cause of a wrong gradient and for the curves of a page; a batch
     * counts each of its points, the built-in network only evaluations of its whole cost. Calls of the gradient are not counted; a check by samples
     * makes about as many of them. It is never exceeded.
     *
     * <p>What the limit leaves out is not called right: its entries are {@link org.gradcheck.report.EntryVerdict#UNRESOLVED}, and so is the
     * check, unless a wrong gradient was found before. A finding says how many evaluations would do.
     *
     * @param evaluations the limit, 1 or more; replaces one set before
     * @return a checker with this limit
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public GradientChecker mostEvaluations(long evaluations) {
        return new GradientChecker(settings.limitedTo(evaluations));
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
        return new GradientChecker(settings.with(settings.publication().to(further)));
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
        return new GradientChecker(settings.with(settings.publication().on(pages)));
    }

    /** {@return whether this checker writes pages, that is, whether {@link #writingTo} was called} */
    public boolean writesPages() {
        return settings.publication().pages().isPresent();
    }

    /**
     * Adds a map of the worst block to the text of each failed report: a character for each entry, or for the worst of several neighbours.
     *
     * @return a checker whose failed reports contain a map
     */
    public GradientChecker drawingMaps() {
        return new GradientChecker(settings.with(settings.publication().withMaps()));
    }

    /**
     * Adds a listener that receives the progress of a long check at regular intervals: in evaluations before the first entry is done and while
     * entries are screened, in entries then. It is also logged, at level {@code INFO} of the {@link System.Logger} {@code org.gradcheck}.
     *
     * @param further called on the thread of the check, after the listeners added before
     * @return a checker with this listener added
     */
    public GradientChecker progressTo(Consumer<CheckProgress> further) {
        return new GradientChecker(settings.with(settings.progress().to(CheckProgress.listener(further))));
    }

    /**
     * Sets how often progress is reported: every 5 seconds unless called. A cost that takes longer delays it.
     *
     * @param interval the least time before the first report and between two reports; 0 to report at each evaluation and entry
     * @return a checker with this interval
     * @throws IllegalArgumentException if the interval is negative
     */
    public GradientChecker progressEvery(Duration interval) {
        return new GradientChecker(settings.with(settings.progress().every(interval)));
    }

    GradientChecker clockedBy(LongSupplier nanoTime) {
        return new GradientChecker(settings.with(settings.progress().by(nanoTime)));
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
     * Sets the name of a function in the reports of its derivatives, which are otherwise named {@code gradient}, {@code jacobian} and
     * so on. A {@link GradientSubject} has a name of its own.
     *
     * <pre>{@code
     * GradientChecker.standard().named("arm").checkJacobian(arm::hand, arm::jacobian, 0.7, -1.2).assertPassed();
     * }</pre>
     *
     * @param function the name of the function; replaces one given before; a blank one takes it back
     * @return a checker whose reports about functions have this name
     * @throws NullPointerException if the name is null
     */
    public GradientChecker named(String function) {
        Objects.requireNonNull(function, "the name of the function is null; pass a name, or leave named(...) out");
        return new GradientChecker(settings.named(function));
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
     * Surrounds each check, such as by a lock of parameters that parallel tests share: {@code within(() -> { lock.lock(); return lock::unlock; })}.
     *
     * <p>Exceptions of the surroundings reach the caller unchanged, and all parts that have begun end. If the beginning throws one, nothing is evaluated.
     * If the end throws one, no report is returned; an exception of the check has that of the end suppressed.
     *
     * @param begin called on the thread of the check before its first evaluation, inside of the surroundings given before. It returns the code that ends
     *     them, which runs when the parameters are restored and all listeners have the report, or after an exception
     * @return a checker with these surroundings added
     * @throws NullPointerException if the code is null; so does the check if the code returns null
     */
    public GradientChecker within(Supplier<Runnable> begin) {
        return new GradientChecker(settings.within(begin));
    }

    /**
     * Checks the gradient that a subject describes.
     *
     * @param subject a complete description
     * @return the report; {@link GradientReport#assertPassed} throws if the check failed
     * @throws IllegalStateException if the description is not complete
     * @throws IllegalArgumentException if the shape of a gradient differs from that of its parameters
     */
    @Override
    public GradientReport check(GradientSubject subject) {
        try (Check check =
                new Check(settings, subject.name())) { // no lambda, which the first check of a JVM would link
            return check.of(subject);
        } catch (IllegalArgumentException | IllegalStateException thrown) {
            throw UserFrames.keepInRefusal(thrown);
        }
    }

    /**
     * Checks the backward pass of a layer for each of its outputs, in place of a random sum of them.
     *
     * <p>Each displaced parameter gives the differences of all outputs, so this takes about as many evaluations as {@link #check(GradientSubject)},
     * and three forward and three backward passes for each output besides. It shows the outputs whose gradients are wrong, and each output has its own
     * noise and error bar, so that a large output hides no small one. The blocks share the backward passes, so up to three gradients by all
     * parameters are kept for each output: {@code 24 x outputs x parameters} bytes. Use it for layers of up to some hundreds of outputs.
     *
     * <pre>{@code
     * checker.checkOutputs(GradientSubject.named("tanh layer")
     *         .parameter("weights", layer.weights, layer.weightsGradient)
     *         .output(layer::forward)
     *         .backward(upstream -> layer.backward(upstream)));
     * }</pre>
     *
     * @param subject the description of a layer: {@code output} and {@code backward(upstream -> ...)}, without further points
     * @return a report with a matrix {@code outputs x entries} for each block of parameters
     * @throws IllegalStateException if the description is not complete, or not that of a layer
     * @throws IllegalArgumentException if the shape of a gradient differs from that of its parameters, or a block has more
     *     entries than are compared one by one
     */
    public GradientReport checkOutputs(GradientSubject subject) {
        try (Check check = new Check(settings, subject.name())) {
            return check.ofOutputs(subject);
        } catch (IllegalArgumentException | IllegalStateException thrown) {
            throw UserFrames.keepInRefusal(thrown);
        }
    }

    /**
     * Checks a gradient with random numbers, each sample of which may be off: its mean must be the slope of the mean cost.
     *
     * <pre>{@code
     * checker.checkUnbiased((x, random) -> f.cost(x, random), (x, random) -> f.gradient(x, random), 0.4, 0.7)
     * }</pre>
     *
     * <p>Both functions get a generator of the same seed for each sample, and must draw all random numbers from it. They run on the thread of the
     * caller, at points near {@code x}. See {@link GradientSubject#stochasticCost} for the method, and for values of NaN.
     *
     * @param cost the cost of one sample
     * @param gradient the gradient of one sample, one entry for each coordinate
     * @param x the point at which both are compared
     * @return a report with one block {@code x}
     * @throws IllegalArgumentException if gradient and point differ in their number of entries
     */
    public GradientReport checkUnbiased(
            ToDoubleBiFunction<double[], RandomGenerator> cost,
            BiFunction<double[], RandomGenerator, double[]> gradient,
            double... x) {
        return checkUnbiased(cost, gradient, coordinates -> {}, x);
    }

    /**
     * Checks a gradient with random numbers like {@link #checkUnbiased(ToDoubleBiFunction, BiFunction, double...)}, with declared
     * coordinates: they can have names, bounds or scales, or another order than the gradient.
     *
     * @param cost the cost of one sample
     * @param gradient the gradient of one sample, one entry for each coordinate
     * @param declaration declares names, bounds and other properties of the coordinates
     * @param x the point at which both are compared
     * @return a report with one block {@code x}
     * @throws IllegalArgumentException if gradient and point differ in their number of entries, or the declaration does not
     *     fit the point
     */
    public GradientReport checkUnbiased(
            ToDoubleBiFunction<double[], RandomGenerator> cost,
            BiFunction<double[], RandomGenerator, double[]> gradient,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        return refusingAtTheUser(() -> check(GradientSubject.named(nameOf("mean gradient"))
                .point(x)
                .stochasticCostAt(cost)
                .stochasticGradient(gradient)
                .declare("x", declaration)));
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

    @Override
    GradientReport check(String subject, VectorDerivative derivative) {
        try (Check check = new Check(settings, nameOf(subject))) {
            return check.of(derivative);
        }
    }

    @Override
    GradientReport check(String subject, SparseDerivative derivative) {
        try (Check check = new Check(settings, nameOf(subject))) {
            return check.of(derivative);
        }
    }

    @Override
    long limit() {
        return settings.mostEvaluations();
    }

    @Override
    String nameOf(String derivative) {
        return settings.function().isBlank() ? derivative : settings.function();
    }
}
