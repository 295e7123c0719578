package org.gradcheck.report;

import java.util.List;

/**
 * How the difference quotient of one entry depends on the step: off by truncation for large steps, by rounding for small
 * ones, and near a kink different on both sides for all of them.
 *
 * @param entry the entry, with its analytic and its numeric value
 * @param usedStep the step of the first difference that the check took, in the unit of the parameter; 0 if not known
 * @param samples the quotients, by rising steps; fewer than planned if time was short
 */
public record StepCurve(Discrepancy entry, double usedStep, List<Sample> samples) {

    /**
     * Copies the samples.
     *
     * @param entry the entry
     * @param usedStep the step of the first difference
     * @param samples the quotients
     */
    public StepCurve {
        samples = List.copyOf(samples);
    }

    /**
     * The quotients for one step. Values are in the unit of the gradient.
     *
     * @param step the displacement on each side, in the unit of the parameter
     * @param central the quotient of both sides; NaN where the cost has no value on one of them
     * @param left the slope towards smaller parameters; NaN where the cost has no value there
     * @param right the slope towards larger parameters; NaN where the cost has no value there
     */
    public record Sample(double step, double central, double left, double right) {}
}
