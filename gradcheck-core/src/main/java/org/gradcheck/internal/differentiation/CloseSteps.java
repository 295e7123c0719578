package org.gradcheck.internal.differentiation;

import java.util.List;

/**
 * The largest step whose differences refute a claimed derivative. Over larger distances, a cost with kinks or waves may be linear in
 * the mean although it has another slope at the point.
 *
 * <p>Steps up to the size of the parameter are close. A parameter far below the typical size may be of a unit of its own, or close to
 * zero by coincidence. So larger steps, up to the typical size, are close as long as the slope is steady from step
 * to step: it changes by no more than itself and the noise. A cost whose unit is that of the parameter changes
 * its slope altogether at these steps, or by a part that noise hides up to the size of the parameter.
 */
final class CloseSteps {

    /**
     * Largest change of a quotient from step to step, in derivatives. Chosen: the derivative itself. The central quotients of a cubic
     * term grow by the squared ratio of the steps.
     */
    private static final double STEADY = 1;

    /** Largest change of the slope within the size of the parameter that noise hides, as a part of it. Chosen: less than a gross error. */
    private static final double HIDDEN_CHANGE = 0.25;

    private CloseSteps() {}

    /**
     * Returns the limit of close steps.
     *
     * @param stencils the stencils that have a quotient, by ascending steps
     * @param side the samples of the quotient
     * @param size the size of the parameter
     * @param typicalSize the same, or the size of a zero if the parameter is far below it
     */
    static double limit(List<Stencil> stencils, Side side, double size, double typicalSize) {
        double limit = size;
        for (int i = 1; i < stencils.size() && stencils.get(i).step() <= typicalSize; i++) {
            if (stencils.get(i).step() > size) {
                if (!isSteady(stencils.get(i - 1), stencils.get(i), side)) {
                    return limit;
                }
                limit = stencils.get(i).step();
            }
        }
        return limit;
    }

    /**
     * Returns the slopes that steps up to the size of the parameter allow.
     *
     * @param central stencils with both sides, by ascending step
     * @param size the size of the parameter
     * @param slope the slope of all close steps
     */
    static SlopeInterval allowedWithin(List<Stencil> central, double size, double slope) {
        double hidden = HIDDEN_CHANGE * Math.abs(slope);
        for (Stencil stencil : central) {
            DifferenceQuotient quotient = stencil.central();
            if (stencil.step() <= size) {
                double distance = Math.abs(quotient.value() - slope) + ErrorBars.AGREEMENT * quotient.noise();
                hidden = Math.min(hidden, distance);
            }
        }
        return SlopeInterval.around(slope, hidden);
    }

    private static boolean isSteady(Stencil near, Stencil far, Side side) {
        DifferenceQuotient from = side.quotient(near);
        double slope = Math.abs((near.isCentral() ? near.central() : from).value());
        double change = Math.abs(side.quotient(far).value() - from.value());
        return change <= STEADY * slope + ErrorBars.AGREEMENT * from.noise();
    }
}
