package org.gradcheck.internal.differentiation;

/**
 * The difference quotients of a cost for one step. Values are in the unit of the cost divided by that of the parameter.
 *
 * @param step the displacement on each side, in the unit of the parameter; the larger one where the storage has rounded
 *     them differently
 * @param central the quotient of both sides; NaN where the cost has no value on one of them
 * @param left the slope towards smaller parameters; NaN where the cost has no value there
 * @param right the slope towards larger parameters; NaN where the cost has no value there
 */
public record StepSample(double step, double central, double left, double right) {

    static StepSample of(Stencil stencil) {
        return new StepSample(
                stencil.step(),
                stencil.isCentral() ? stencil.central().value() : Double.NaN,
                stencil.hasLeft() ? stencil.backward().value() : Double.NaN,
                stencil.hasRight() ? stencil.forward().value() : Double.NaN);
    }
}
