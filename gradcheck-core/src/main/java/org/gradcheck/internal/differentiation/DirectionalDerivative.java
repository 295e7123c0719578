package org.gradcheck.internal.differentiation;

/**
 * A derivative along a direction in which many parameters move, in the unit of the cost.
 *
 * @param value the derivative, from central differences; where parameters are at kinks, that is the mean of the slopes on both
 *     sides
 * @param error its error bar; infinite if nothing is known
 * @param width how far the slopes on both sides lie apart; 0 where no kink was seen
 */
public record DirectionalDerivative(double value, double error, double width) {

    /** At a kink, each parameter may be at one of its own: central differences tell the mean of their slopes all the same. */
    static DirectionalDerivative of(StepSequence ladder) {
        Derivative derivative = ladder.derivative();
        if (!(derivative instanceof Derivative.Kink)) {
            return new DirectionalDerivative(derivative.value(), derivative.error(), 0);
        }
        Extrapolation central = ladder.central();
        return central.error() < derivative.error() + derivative.width() / 2
                ? new DirectionalDerivative(central.value(), central.error(), derivative.width())
                : new DirectionalDerivative(derivative.value(), derivative.error(), derivative.width());
    }
}
