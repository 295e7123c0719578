package org.gradcheck.internal.differentiation;

/**
 * A derivative along a direction in which many parameters move, in the unit of the cost.
 *
 * @param value the derivative, from central differences; where parameters are at kinks, the mean of the slopes on both sides
 * @param error its error bar; infinite if it is not known
 * @param width the difference between the slopes on both sides; 0 where no kink was found
 */
public record DirectionalDerivative(double value, double error, double width) {

    /**
     * Returns the derivative from all steps of a sequence. At a kink, the extrapolated central differences give the mean of the two
     * slopes. They replace the mean of the extrapolated slopes where their error bar is smaller than its error and half width.
     */
    static DirectionalDerivative of(StepSequence sequence) {
        Derivative derivative = sequence.derivative();
        if (!(derivative instanceof Derivative.Kink)) {
            return new DirectionalDerivative(derivative.value(), derivative.error(), 0);
        }
        Extrapolation central = sequence.central();
        return central.error() < derivative.error() + derivative.width() / 2
                ? new DirectionalDerivative(central.value(), central.error(), derivative.width())
                : new DirectionalDerivative(derivative.value(), derivative.error(), derivative.width());
    }
}
