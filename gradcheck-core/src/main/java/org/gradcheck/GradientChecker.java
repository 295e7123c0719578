package org.gradcheck;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Objective;
import org.jspecify.annotations.Nullable;

/**
 * Compares analytic gradients with finite differences of the cost.
 *
 * <pre>{@code
 * GradientChecker.standard().check(network, batch, gradient).assertPassed();
 * }</pre>
 *
 * <p>Every parameter is back to the bit when a check ends, whether it returns or throws; what the user's code throws
 * reaches the caller unchanged. A cost or gradient that is NaN or infinite never agrees. A check that is interrupted
 * throws a {@link java.util.concurrent.CancellationException} and leaves the interrupt flag set.
 *
 * <p>Checkers are immutable and thread-safe; two checks of the same parameters must not run at the same time.
 */
public final class GradientChecker {

    private static final GradientChecker STANDARD = new GradientChecker(null, null, report -> {});

    private final @Nullable Double relativeTolerance;
    private final @Nullable Double absoluteTolerance;
    private final Consumer<GradientReport> listener;

    private GradientChecker(
            @Nullable Double relativeTolerance, @Nullable Double absoluteTolerance, Consumer<GradientReport> listener) {
        this.relativeTolerance = relativeTolerance;
        this.absoluteTolerance = absoluteTolerance;
        this.listener = listener;
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
     * Overrides how far the values may be apart, relative to the larger of the two.
     *
     * @param tolerance a finite value of 0 or more
     * @return a checker with this override
     * @throws IllegalArgumentException if the tolerance is negative, NaN or infinite
     */
    public GradientChecker relativeTolerance(double tolerance) {
        return new GradientChecker(Agreement.allowance("relativeTolerance", tolerance), absoluteTolerance, listener);
    }

    /**
     * Overrides how far the values may be apart, in the unit of the gradient.
     *
     * @param tolerance a finite value of 0 or more
     * @return a checker with this override
     * @throws IllegalArgumentException if the tolerance is negative, NaN or infinite
     */
    public GradientChecker absoluteTolerance(double tolerance) {
        return new GradientChecker(relativeTolerance, Agreement.allowance("absoluteTolerance", tolerance), listener);
    }

    /**
     * Hands every report to a listener before it is returned.
     *
     * @param listener is called once for each check, on the thread of the check
     * @return a checker with this listener instead of the one before
     */
    public GradientChecker reportingTo(Consumer<GradientReport> listener) {
        return new GradientChecker(relativeTolerance, absoluteTolerance, listener);
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
        return check(subject.name(), List.of(subject.objective()));
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
        return check("jacobian", Objective.ofJacobian(function, jacobian, x));
    }

    private GradientReport check(String name, List<Objective> objectives) {
        List<ExaminedBlock> blocks = new ArrayList<>();
        long evaluations = 0;
        for (Objective objective : objectives) {
            CountedCost cost = new CountedCost(objective.cost());
            blocks.addAll(examine(objective, cost));
            evaluations += cost.evaluations();
        }
        GradientReport report = report(name, blocks, evaluations);
        listener.accept(report);
        return report;
    }

    private List<ExaminedBlock> examine(Objective objective, CountedCost cost) {
        Agreement agreement = agreement(cost.getAsDouble());
        List<double[]> analytic = objective.gradient().get();
        Examination examination = new Examination(agreement, cost);
        List<ExaminedBlock> examined = new ArrayList<>();
        for (int i = 0; i < analytic.size(); i++) {
            examined.add(examination.examine(objective.blocks().get(i), analytic.get(i)));
        }
        return examined;
    }

    private Agreement agreement(double costAtThePoint) {
        Agreement standard = Agreement.atCost(costAtThePoint);
        return new Agreement(
                relativeTolerance == null ? standard.relative() : relativeTolerance,
                absoluteTolerance == null ? standard.absolute() : absoluteTolerance);
    }

    private static GradientReport report(String name, List<ExaminedBlock> blocks, long evaluations) {
        List<BlockReport> reports = blocks.stream().map(ExaminedBlock::report).toList();
        List<Discrepancy> mismatches = blocks.stream()
                .flatMap(block -> block.mismatches().stream())
                .sorted(comparingDouble(Discrepancy::relative).reversed())
                .toList();
        Verdict verdict = mismatches.isEmpty() ? Verdict.AGREES : Verdict.DISAGREES;
        return new GradientReport(name, verdict, reports, mismatches, evaluations, Optional.empty());
    }
}
