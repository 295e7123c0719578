package org.gradcheck.internal.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.inspection.Repeatability;
import org.gradcheck.report.Finding;
import org.gradcheck.subject.Objective;

/**
 * Inspection of single samples at the point, before any parameter is displaced: cost and gradient must be finite, write to no parameter,
 * and have the same values for generators of the same seed.
 */
final class SampleInspection {

    /** Chosen: a mask or a mini-batch differs in most of a few samples. */
    private static final int SAMPLES = 4;

    /** Relative difference of two sums in another order. Chosen: above that of single precision. */
    private static final double ROUNDING = 1e-5;

    private final Objective objective;
    private final SampleEvaluation evaluation;
    private final ParameterSnapshot point;

    private List<double[]> notFinite = List.of();

    SampleInspection(Objective objective, SampleEvaluation evaluation, ParameterSnapshot point) {
        this.objective = objective;
        this.evaluation = evaluation;
        this.point = point;
    }

    Optional<Finding> inspect() {
        Optional<Finding> found = Inspection.parameterNotFinite(objective.blocks());
        for (long sample = 0; sample < SAMPLES && found.isEmpty(); sample++) {
            found = inspect(-1 - sample);
        }
        return found;
    }

    /** Returns the gradient of a sample at the point that is not finite; empty if all that were inspected are. */
    List<double[]> notFinite() {
        return notFinite;
    }

    private static boolean areFinite(List<double[]> gradient) {
        for (double[] block : gradient) {
            for (double entry : block) {
                if (!Double.isFinite(entry)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Optional<Finding> inspect(long sample) {
        double cost = evaluation.cost(sample);
        Optional<String> changedByCost = point.restore();
        if (changedByCost.isPresent()) {
            return changed("cost", changedByCost.get());
        }
        if (!Double.isFinite(cost)) {
            return Optional.of(new Finding(
                    Finding.Kind.COST_NOT_FINITE,
                    "the cost of a sample is " + cost + " at the point; check the gradient where the cost is finite"));
        }
        List<double[]> gradient = blocks(evaluation.gradient(sample));
        Optional<String> changedByGradient = point.restore();
        if (changedByGradient.isPresent()) {
            return changed("gradient", changedByGradient.get());
        }
        if (notFinite.isEmpty() && !areFinite(gradient)) {
            notFinite = gradient;
        }
        double again = evaluation.cost(sample);
        point.restore();
        if (!isSame(cost, again)) {
            double third = evaluation.cost(sample);
            point.restore();
            return Optional.of(
                    isSame(again, third)
                            ? new Finding(
                                    Finding.Kind.COST_CHANGED_BY_GRADIENT,
                                    "the cost of a sample is " + cost + " before and " + again
                                            + " after the gradient is computed, with generators of the same seed; keep no"
                                            + " state between the two")
                            : new Finding(
                                    Finding.Kind.COST_NOT_REPEATABLE,
                                    "the cost of a sample is " + cost + " and then " + again
                                            + " with generators of the same seed; draw all random numbers from the one that"
                                            + " the cost is given: stochasticCost(random -> net.cost(random)), with no generator"
                                            + " or state of its own"));
        }
        List<double[]> second = blocks(evaluation.gradient(sample));
        point.restore();
        return difference(gradient, second);
    }

    private static Optional<Finding> difference(List<double[]> gradient, List<double[]> second) {
        Optional<Finding> difference = Repeatability.difference("gradient of a sample", gradient, second);
        return difference.map(finding -> finding.kind() == Finding.Kind.GRADIENT_NOT_REPEATABLE
                ? new Finding(
                        finding.kind(),
                        "the gradient of a sample differs when it is computed a second time with a generator of the same seed;"
                                + " draw all random numbers from the one that it is given: stochasticBackward(random ->"
                                + " net.backward(random)), and set it to zero before adding to it")
                : finding);
    }

    private static boolean isSame(double first, double again) {
        return Math.abs(first - again) <= ROUNDING * Math.abs(first);
    }

    private static Optional<Finding> changed(String origin, String change) {
        return Optional.of(new Finding(
                Finding.Kind.PARAMETERS_CHANGED,
                "the " + origin + " changed the parameter " + change
                        + "; compute it without writing to the parameters"));
    }

    private List<double[]> blocks(double[] all) {
        List<double[]> blocks = new ArrayList<>();
        SampledParameters parameters = evaluation.parameters();
        for (int b = 0; b < parameters.blocks(); b++) {
            blocks.add(Arrays.copyOfRange(all, parameters.from(b), parameters.to(b)));
        }
        return blocks;
    }
}
