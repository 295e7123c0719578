package org.gradcheck;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.LocalDifferentiator;
import org.gradcheck.differentiation.Noise;
import org.gradcheck.differentiation.NoiseProbe;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

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

    private static final GradientChecker STANDARD = new GradientChecker(Overrides.NONE, Optional.empty(), report -> {});

    /** The same check probes the same directions everywhere. */
    private static final int PROBING_SEED = 1;

    /** What a check may spend beside two evaluations an entry where nothing is in doubt. */
    private static final int SPARE_EVALUATIONS = 20;

    private final Overrides overrides;
    private final Optional<String> reproduction;
    private final Consumer<GradientReport> listener;

    private GradientChecker(Overrides overrides, Optional<String> reproduction, Consumer<GradientReport> listener) {
        this.overrides = overrides;
        this.reproduction = reproduction;
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
     * Overrides how far the values may be apart, relative to the larger of the two. A tolerance stands in place of the
     * error bar; an entry whose error bar is wider than that is unresolved.
     *
     * @param tolerance a finite value of 0 or more
     * @return a checker with this override
     * @throws IllegalArgumentException if the tolerance is negative, NaN or infinite
     */
    public GradientChecker relativeTolerance(double tolerance) {
        return new GradientChecker(overrides.withRelativeTolerance(tolerance), reproduction, listener);
    }

    /**
     * Overrides how far the values may be apart, in the unit of the gradient.
     *
     * @param tolerance a finite value of 0 or more
     * @return a checker with this override
     * @throws IllegalArgumentException if the tolerance is negative, NaN or infinite
     */
    public GradientChecker absoluteTolerance(double tolerance) {
        return new GradientChecker(overrides.withAbsoluteTolerance(tolerance), reproduction, listener);
    }

    /**
     * Overrides the displacement: each derivative is one central difference with this step, and its error bar is made
     * from that and the difference with twice the step.
     *
     * @param step a finite displacement of more than 0, in the unit of the parameters
     * @return a checker with this override
     * @throws IllegalArgumentException if the step is not positive and finite
     */
    public GradientChecker step(double step) {
        return new GradientChecker(overrides.withStep(step), reproduction, listener);
    }

    /**
     * Hands every report to a listener before it is returned.
     *
     * @param further is called once for each check, on the thread of the check, after the listeners added before
     * @return a checker with this listener added
     */
    public GradientChecker reportingTo(Consumer<GradientReport> further) {
        return new GradientChecker(overrides, reproduction, listener.andThen(further));
    }

    /**
     * Says how a check can be run again.
     *
     * @param line one line of text, which ends the text of each report
     * @return a checker that passes the line on
     */
    public GradientChecker reproducedBy(String line) {
        return new GradientChecker(overrides, Optional.of(line), listener);
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
        Verdicts verdicts = new Verdicts(name, overrides, reproduction);
        for (Objective objective : objectives) {
            examine(objective, verdicts);
        }
        GradientReport report = verdicts.report();
        listener.accept(report);
        return report;
    }

    private void examine(Objective objective, Verdicts verdicts) {
        CountedCost cost = new CountedCost(objective.cost());
        Inspection.Result inspected = new Inspection(objective, cost).inspect();
        if (inspected.finding().isPresent()) {
            verdicts.add(inspected.finding().get(), objective.blocks());
        } else {
            LocalDifferentiator differentiator = differentiator(objective, cost, inspected);
            SpareEvaluations spare = new SpareEvaluations(cost, SPARE_EVALUATIONS);
            for (int b = 0; b < objective.blocks().size(); b++) {
                verdicts.add(new BlockExamination(
                                objective.blocks().get(b),
                                inspected.analytic().get(b),
                                differentiator,
                                new Judge(
                                        overrides,
                                        AnalyticRounding.in(inspected.analytic().get(b))),
                                spare)
                        .examine());
            }
        }
        verdicts.addEvaluations(cost.evaluations());
    }

    private LocalDifferentiator differentiator(Objective objective, CountedCost cost, Inspection.Result inspected) {
        List<ParameterVector> parameters =
                objective.blocks().stream().map(ParameterBlock::values).toList();
        Noise noise = new NoiseProbe(parameters, cost, new Well19937c(PROBING_SEED))
                .measure(inspected.cost())
                .withJitter(inspected.jitter());
        return new LocalDifferentiator(cost, inspected.cost(), noise, overrides.step());
    }
}
