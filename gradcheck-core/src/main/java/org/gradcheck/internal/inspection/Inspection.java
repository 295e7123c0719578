package org.gradcheck.internal.inspection;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.parameters.OtherPoint;
import org.gradcheck.report.Finding;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Inspection of the cost and the gradient at the point itself, before any parameter is displaced.
 *
 * <p>The parameters and the cost must be finite, the cost and the gradient must be repeatable, and neither may write to
 * the parameters. The cost is evaluated before and after the gradient; if both values differ, it is evaluated six more
 * times, to distinguish a random cost from one that the gradient changes. The gradient is computed again after the cost was
 * evaluated at another point, unless it is known to follow the cost. The first violation ends the check.
 *
 * <p>A gradient that follows the cost needs no special care here: the cost is evaluated at the point right before each of the two
 * computations.
 */
public final class Inspection {

    /** Outcome of an inspection: the check continues or stops. */
    public sealed interface Outcome {}

    /**
     * The cost can be differenced at the point.
     *
     * @param cost the cost at the point; finite
     * @param jitter the spread of repeated values of the cost
     * @param analytic the analytic gradient, one array for each block
     */
    public record Inspected(double cost, double jitter, List<double[]> analytic) implements Outcome {}

    /**
     * The check stops, since differences would be pointless.
     *
     * @param finding the reason
     * @param where the block or blocks that it concerns
     */
    public record Stopped(Finding finding, String where) implements Outcome {

        private static final String ALL = "all blocks";

        Stopped(Finding finding) {
            this(finding, ALL);
        }

        Stopped(Finding.Kind kind, String text) {
            this(new Finding(kind, text));
        }
    }

    /**
     * Further evaluations of a cost whose values differ. Chosen: a spread of seven values is a fair estimate at little
     * cost.
     */
    static final int REPETITIONS = 6;

    private final Objective objective;
    private final DoubleSupplier cost;
    private final ParameterSnapshot snapshot;
    private final DoubleSummaryStatistics seen = new DoubleSummaryStatistics();
    private Optional<String> changed = Optional.empty();

    public Inspection(Objective objective, DoubleSupplier cost, ParameterSnapshot snapshot) {
        this.objective = objective;
        this.cost = cost;
        this.snapshot = snapshot;
    }

    public Outcome inspect() {
        try {
            Outcome outcome = inspectUnguarded();
            return changed.isPresent() ? new Stopped(Finding.Kind.PARAMETERS_CHANGED, changed.get()) : outcome;
        } finally {
            restore("gradient");
        }
    }

    private Outcome inspectUnguarded() {
        Optional<Finding> notFinite = parameterNotFinite(objective.blocks());
        if (notFinite.isPresent()) {
            return new Stopped(notFinite.get());
        }
        double first = cost();
        if (!Double.isFinite(first)) {
            return new Stopped(
                    Finding.Kind.COST_NOT_FINITE,
                    "the cost is " + first + " at the point; check the gradient where the cost is finite");
        }
        List<double[]> analytic = gradient();
        if (objective.statedValue().isPresent()) {
            double stated = objective.statedValue().get().getAsDouble();
            if (!isTheCost(stated, first)) {
                return new Stopped(
                        Finding.Kind.VALUE_DIFFERS_FROM_COST,
                        "the code that computes the gradient states a cost of " + stated + ", but the cost is " + first
                                + "; check that both compute the same function");
            }
        }
        double after = cost();
        double jitter = jitter(after, first);
        if (!(jitter <= CostRounding.allowedJitter(first, first))) {
            return new Stopped(
                    Finding.Kind.COST_NOT_REPEATABLE,
                    differing(first, after) + " at the same parameters; switch off dropout and shuffling, or reset the"
                            + " random generator by randomness(seed -> ...), and the state that a recurrent network keeps"
                            + " between calls; or check the mean over samples by stochasticCost(random -> ...)");
        }
        if (!(Math.abs(after - first) <= CostRounding.allowedJitter(first, after))) {
            return new Stopped(
                    Finding.Kind.COST_CHANGED_BY_GRADIENT,
                    "the cost is " + first + " before and " + after + " after the gradient is computed, at the same"
                            + " parameters; keep no state between the two");
        }
        Optional<Stopped> difference = differenceOfSecond(analytic);
        if (difference.isEmpty()) {
            difference = differenceElsewhere(analytic).map(Stopped::new);
        }
        return difference.isPresent() ? difference.get() : new Inspected(first, jitter, analytic);
    }

    /** Compares the gradient with that of a second computation. */
    private Optional<Stopped> differenceOfSecond(List<double[]> analytic) {
        List<double[]> again = gradient();
        List<Integer> changed = Repeatability.changed(analytic, again);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        List<String> names =
                objective.blocks().stream().map(ParameterBlock::name).toList();
        Optional<Finding> difference = Repeatability.differenceOfBlocks(names, changed, analytic, again);
        String where = changed.size() == names.size() ? Stopped.ALL : Repeatability.names(names, changed);
        return difference.map(finding -> new Stopped(finding, where));
    }

    /** Compares the gradient with itself after the cost was evaluated at another point. */
    private Optional<Finding> differenceElsewhere(List<double[]> analytic) {
        if (!objective.context().isFunctionOfPoint()) {
            return Optional.empty();
        }
        List<ParameterVector> parameters = parameters();
        boolean isEvaluated = new OtherPoint(parameters).evaluate(cost) > 0;
        restore("cost");
        return isEvaluated ? PointOfTheGradient.ofGradient(parameters, analytic, gradient()) : Optional.empty();
    }

    private List<ParameterVector> parameters() {
        return ParameterBlock.valuesOf(objective.blocks());
    }

    /** Returns a finding if a parameter that is not fixed is NaN or infinite. */
    public static Optional<Finding> parameterNotFinite(List<ParameterBlock> blocks) {
        for (ParameterBlock block : blocks) {
            double[] values = block.values().toArray();
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i]) && !block.values().isFixed(i)) {
                    return Optional.of(new Finding(
                            Finding.Kind.PARAMETER_NOT_FINITE,
                            "the parameter " + block.nameOf(i) + " is " + values[i]
                                    + "; check at finite parameters, or declare it fixed"));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isTheCost(double stated, double value) {
        DoubleSupplier statedCost = objective.statedValue().orElseThrow();
        try {
            return new StatedCost(statedCost, cost, parameters()).isSame(stated, value);
        } finally {
            restore("cost");
        }
    }

    private double cost() {
        double value = cost.getAsDouble();
        restore("cost");
        return value;
    }

    private List<double[]> gradient() {
        List<double[]> gradient = objective.gradient().get();
        restore("gradient");
        return gradient;
    }

    /** Returns the spread of repeated values of the cost; they are taken only if the first two values differ. */
    private double jitter(double after, double before) {
        if (after == before) {
            return 0;
        }
        boolean stays = true;
        seen.accept(after);
        for (int i = 0; i < REPETITIONS; i++) {
            double value = cost();
            stays &= Double.compare(value, after) == 0;
            seen.accept(value);
        }
        return stays ? 0 : seen.getMax() - seen.getMin();
    }

    private String differing(double first, double after) {
        return !(Math.abs(after - first) <= CostRounding.allowedJitter(first, after))
                ? "the cost is " + first + " and then " + after
                : "the cost varies from " + seen.getMin() + " to " + seen.getMax() + " in " + seen.getCount()
                        + " evaluations";
    }

    /** Restores the parameters if the user's code has written to them, and records the first changed entry. */
    private void restore(String origin) {
        Optional<String> change = snapshot.restore();
        if (change.isPresent() && changed.isEmpty()) {
            changed = Optional.of("the " + origin + " changed the parameter " + change.get()
                    + "; compute it without writing to the parameters");
        }
    }
}
