package org.gradcheck.internal.inspection;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.gradcheck.report.Finding;

/**
 * Repeated evaluation of a cost at the point of a check, after it was evaluated elsewhere. A cost that differs now and then, or that
 * returns an earlier value, is found more surely than by the few evaluations of the {@link Inspection}.
 */
public final class RepeatedCost {

    /** Evaluations. Chosen: a value that differs at every tenth call is seen twice. */
    private static final int REPEATS = 24;

    private final DoubleSupplier cost;
    private final Inspection.Inspected inspected;

    /**
     * Prepares the repeats.
     *
     * @param cost evaluates the cost at the parameters as they are stored, which are those of the point
     * @param inspected the cost at the point and its known jitter
     */
    public RepeatedCost(DoubleSupplier cost, Inspection.Inspected inspected) {
        this.cost = cost;
        this.inspected = inspected;
    }

    /** Evaluates the cost, and returns a finding if a value differs by more than rounding. */
    public Optional<Finding> difference() {
        double[] differing =
                DoubleStream.generate(cost).limit(REPEATS).filter(this::differs).toArray();
        return differing.length == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.COST_NOT_REPEATABLE,
                        "the cost is not the same at the same parameters: " + differing.length + " of " + REPEATS
                                + " repeats " + (differing.length == 1 ? "differs" : "differ") + " from "
                                + inspected.cost() + (differing.length == 1 ? ", it is " : ", the farthest is ")
                                + farthest(differing)
                                + "; keep no state between evaluations, and reset random generators"));
    }

    private boolean differs(double value) {
        double allowed = CostRounding.allowedJitter(inspected.cost(), value) + inspected.jitter();
        return !(Math.abs(value - inspected.cost()) <= allowed);
    }

    private double farthest(double[] values) {
        return DoubleStream.of(values)
                .reduce((a, b) -> distance(a) >= distance(b) ? a : b)
                .orElseThrow();
    }

    private double distance(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : Math.abs(value - inspected.cost());
    }
}
