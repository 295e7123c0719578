package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.List;

/**
 * Value of an extrapolation table of difference quotients, with its error bar.
 *
 * <p>The algorithm: the truncation error of a difference quotient is a power series in {@code h^p}, where {@code p} is 1 for
 * one-sided and 2 for central quotients. Neville's scheme evaluates the interpolating polynomial in {@code h^p} at 0 for each run of
 * consecutive steps (Richardson, 1911; Ridders, 1982). With the quotients {@code T(k, 0)} by ascending step {@code h(k)},
 *
 * <pre>
 * T(k, m) = T(k, m-1) + (T(k, m-1) - T(k+1, m-1)) / (r - 1),  r = (h(k+m) / h(k))^p.
 * </pre>
 *
 * <p>Each {@code T(k, m)} with {@code m > 0} gets an error bar that is the sum of three parts:
 *
 * <ul>
 *   <li>noise: the bounds of the quotients, propagated through the same recursion with absolute weights;
 *   <li>truncation: the larger distance to {@code T(k, m-1)} and {@code T(k+1, m-1)}, as in Ridders' method;
 *   <li>disagreement: the largest distance to a quotient of a smaller step than {@code h(k)}, beyond four times the noise of that
 *       quotient and beyond a truncation error that shrinks with {@code h^p} from each pair of steps to the next. Large steps may agree with each other although they
 *       miss a kink, a wave or an asymptote that small steps resolve (after the selection rule of Lepski, 1991).
 * </ul>
 *
 * <p>The value with the smallest error bar of the whole table is the result.
 *
 * @param value the extrapolated value; NaN if there are no quotients
 * @param error its error bar; infinite if fewer than two quotients were given
 */
record Extrapolation(double value, double error) {

    /** Multiple of the noise bound of a quotient that is no disagreement. Chosen: the noise is estimated within a factor of 6 only. */
    private static final double NOISE_MARGIN = 4;

    private static final Extrapolation NO_VALUE = new Extrapolation(Double.NaN, Double.POSITIVE_INFINITY);

    /**
     * Returns the value of the table with the smallest error bar.
     *
     * @param quotients the difference quotients, by ascending step
     * @param power the power of the step in which their truncation error is a series: 1 for one-sided quotients, 2 for
     *     central ones
     */
    static Extrapolation best(List<DifferenceQuotient> quotients, int power) {
        Extrapolation best = quotients.isEmpty()
                ? NO_VALUE
                : new Extrapolation(quotients.get(0).value(), Double.POSITIVE_INFINITY);
        List<DifferenceQuotient> column = quotients;
        for (int order = 1; order < quotients.size(); order++) {
            List<DifferenceQuotient> columnBefore = column;
            column = nextOrder(quotients, columnBefore, order, power);
            for (int k = 0; k < column.size(); k++) {
                DifferenceQuotient candidate = column.get(k);
                double truncation = Math.max(
                        Math.abs(candidate.value() - columnBefore.get(k).value()),
                        Math.abs(candidate.value() - columnBefore.get(k + 1).value()));
                double error = candidate.noise() + truncation + disagreement(candidate.value(), quotients, k, power);
                if (error < best.error()) {
                    best = new Extrapolation(candidate.value(), error);
                }
            }
        }
        return best;
    }

    boolean isSameAs(Extrapolation other) {
        return Double.compare(value, other.value) == 0 && Double.compare(error, other.error) == 0;
    }

    private static List<DifferenceQuotient> nextOrder(
            List<DifferenceQuotient> quotients, List<DifferenceQuotient> columnBefore, int order, int power) {
        List<DifferenceQuotient> next = new ArrayList<>();
        for (int k = 0; k + order < quotients.size(); k++) {
            double ratio =
                    Math.pow(quotients.get(k + order).step() / quotients.get(k).step(), power);
            DifferenceQuotient near = columnBefore.get(k);
            DifferenceQuotient far = columnBefore.get(k + 1);
            next.add(new DifferenceQuotient(
                    near.step(),
                    near.value() + (near.value() - far.value()) / (ratio - 1),
                    (ratio * near.noise() + far.noise()) / (ratio - 1)));
        }
        return next;
    }

    /**
     * The largest distance between a value and the quotients of smaller steps, beyond their noise and truncation error. The
     * truncation error is scaled, by the power of the step, from the smallest difference of two quotients between.
     */
    private static double disagreement(double value, List<DifferenceQuotient> quotients, int first, int power) {
        double truncation = Double.POSITIVE_INFINITY;
        double worst = 0;
        for (int i = first - 1; i >= 0; i--) {
            DifferenceQuotient quotient = quotients.get(i);
            DifferenceQuotient next = quotients.get(i + 1);
            double change = Math.abs(quotients.get(i + 2).value() - next.value()) + NOISE_MARGIN * next.noise();
            truncation = Math.min(truncation, change) * Math.pow(quotient.step() / next.step(), power);
            double allowed = NOISE_MARGIN * quotient.noise() + truncation;
            worst = Math.max(worst, Math.abs(value - quotient.value()) - allowed);
        }
        return worst;
    }
}
