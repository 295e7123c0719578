package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.List;

/**
 * Extrapolates difference quotients to a step of 0 and chooses the extrapolation that is known best.
 *
 * <p>The quotients of a smooth function are a polynomial in a power of the step, which Neville's scheme evaluates at 0
 * for every run of consecutive steps (Richardson, 1911; Ridders, 1982). Each value of the scheme has an error bar of
 * three parts:
 *
 * <ul>
 *   <li>the noise of the quotients, propagated;
 *   <li>the distance to the two values from which it was made, which bounds the truncation error from above;
 *   <li>what quotients of smaller steps contradict it, beyond their noise and a truncation error that shrinks with the
 *       step: large steps may agree among themselves and still miss a kink, a wave or an asymptote that small steps see
 *       (after the selection rule of Lepski, 1991).
 * </ul>
 *
 * @param value the extrapolated value; NaN if there are no quotients
 * @param error its error bar; infinite if fewer than two quotients were given
 */
record Extrapolation(double value, double error) {

    /** How many standard deviations of noise are no contradiction. */
    private static final double NOISE_MARGIN = 4;

    private static final Extrapolation UNKNOWN = new Extrapolation(Double.NaN, Double.POSITIVE_INFINITY);

    /**
     * Chooses the best extrapolation.
     *
     * @param slopes the difference quotients, by ascending step
     * @param power the power of the step in which their truncation error is a series: 1 for one-sided quotients, 2 for
     *     central ones
     */
    static Extrapolation best(List<DifferenceQuotient> slopes, int power) {
        Extrapolation best =
                slopes.isEmpty() ? UNKNOWN : new Extrapolation(slopes.get(0).value(), Double.POSITIVE_INFINITY);
        List<DifferenceQuotient> shorter = slopes;
        for (int order = 1; order < slopes.size(); order++) {
            List<DifferenceQuotient> previous = shorter;
            shorter = nextOrder(slopes, previous, order, power);
            for (int k = 0; k < shorter.size(); k++) {
                DifferenceQuotient candidate = shorter.get(k);
                double truncation = Math.max(
                        Math.abs(candidate.value() - previous.get(k).value()),
                        Math.abs(candidate.value() - previous.get(k + 1).value()));
                double error = candidate.noise() + truncation + contradiction(candidate.value(), slopes, k, power);
                if (error < best.error()) {
                    best = new Extrapolation(candidate.value(), error);
                }
            }
        }
        return best;
    }

    private static List<DifferenceQuotient> nextOrder(
            List<DifferenceQuotient> slopes, List<DifferenceQuotient> previous, int order, int power) {
        List<DifferenceQuotient> next = new ArrayList<>();
        for (int k = 0; k + order < slopes.size(); k++) {
            double ratio = Math.pow(slopes.get(k + order).step() / slopes.get(k).step(), power);
            DifferenceQuotient near = previous.get(k);
            DifferenceQuotient far = previous.get(k + 1);
            next.add(new DifferenceQuotient(
                    near.step(),
                    near.value() + (near.value() - far.value()) / (ratio - 1),
                    (ratio * near.noise() + far.noise()) / (ratio - 1)));
        }
        return next;
    }

    /**
     * How far quotients of smaller steps lie from a value, beyond what their noise and their truncation error explain. The
     * truncation error shrinks with the step as it does between the first two steps that the value was made from.
     */
    private static double contradiction(double value, List<DifferenceQuotient> slopes, int first, int power) {
        DifferenceQuotient base = slopes.get(first);
        double change = Math.abs(slopes.get(first + 1).value() - base.value()) + NOISE_MARGIN * base.noise();
        double worst = 0;
        for (int i = 0; i < first; i++) {
            DifferenceQuotient slope = slopes.get(i);
            double truncation = change * Math.pow(slope.step() / base.step(), power);
            double allowed = NOISE_MARGIN * slope.noise() + truncation;
            worst = Math.max(worst, Math.abs(value - slope.value()) - allowed);
        }
        return worst;
    }
}
