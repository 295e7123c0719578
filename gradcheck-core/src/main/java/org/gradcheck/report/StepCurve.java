package org.gradcheck.report;

import java.util.List;

/**
 * Difference quotients of one entry over many steps. Large steps show the truncation error, small steps the rounding error.
 * At a kink the slopes on both sides differ for all steps.
 *
 * @param entry the entry, with its analytic and its numeric value
 * @param usedStep the step of the first difference that the check took, in the unit of the parameter; 0 if not known
 * @param samples the quotients, by increasing step; fewer than planned if the time limit was reached
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
