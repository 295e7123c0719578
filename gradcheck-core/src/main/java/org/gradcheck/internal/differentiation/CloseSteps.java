package org.gradcheck.internal.differentiation;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The largest step whose differences refute a claimed derivative. Over larger distances, a cost with kinks or waves may be linear in
 * the mean although it has another slope at the point.
 *
 * <p>Steps up to the size of the parameter are close. A parameter far below the typical size may be of a unit of its own, or close to
 * zero by coincidence. So larger steps, up to the typical size, are close as long as the slope on each side is steady from step
 * to step: it changes by no more than half of the derivative and the noise. A cost whose unit is that of the parameter changes
 * its slope altogether at these steps.
 */
final class CloseSteps {

    /** Largest change of the slope on one side, as a part of the derivative. Chosen: a half, as a gross error. */
    private static final double STEADY = 0.5;

    private CloseSteps() {}

    /**
     * Returns the limit of close steps.
     *
     * @param stencils all stencils, by ascending steps
     * @param size the size of the parameter
     * @param typicalSize the same, or the size of a zero if the parameter is far below it
     */
    static double limit(List<Stencil> stencils, double size, double typicalSize) {
        double limit = size;
        for (int i = 1; i < stencils.size() && stencils.get(i).step() <= typicalSize; i++) {
            Stencil far = stencils.get(i);
            if (far.step() > size) {
                if (!isSteady(stencils.get(i - 1), far)) {
                    return limit;
                }
                limit = far.step();
            }
        }
        return limit;
    }

    private static boolean isSteady(Stencil near, Stencil far) {
        return isSteady(near, far, Stencil::hasLeft, Stencil::backward)
                && isSteady(near, far, Stencil::hasRight, Stencil::forward);
    }

    private static boolean isSteady(
            Stencil near, Stencil far, Predicate<Stencil> isMeasured, Function<Stencil, DifferenceQuotient> quotient) {
        if (!isMeasured.test(near) || !isMeasured.test(far)) {
            return true;
        }
        DifferenceQuotient from = quotient.apply(near);
        double slope = Math.abs((far.isCentral() ? far.central() : quotient.apply(far)).value());
        double change = Math.abs(quotient.apply(far).value() - from.value());
        return change <= STEADY * slope + ErrorBars.AGREEMENT * from.noise();
    }
}
