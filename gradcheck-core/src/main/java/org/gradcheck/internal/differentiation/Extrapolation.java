package org.gradcheck.internal.differentiation;

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
        double[] steps = new double[quotients.size()];
        double[] values = new double[steps.length];
        double[] noises = new double[steps.length];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = quotients.get(k).step();
            values[k] = quotients.get(k).value();
            noises[k] = quotients.get(k).noise();
        }
        for (int order = 1; order < steps.length; order++) {
            for (int k = 0; k + order < steps.length; k++) {
                double ratio = toPower(steps[k + order] / steps[k], power);
                double near = values[k];
                double far = values[k + 1];
                values[k] = near + (near - far) / (ratio - 1);
                noises[k] = (ratio * noises[k] + noises[k + 1]) / (ratio - 1);
                double truncation = Math.max(Math.abs(values[k] - near), Math.abs(values[k] - far));
                double error = noises[k] + truncation;
                if (error < best.error()) {
                    error += disagreement(values[k], quotients, k, power);
                    best = error < best.error() ? new Extrapolation(values[k], error) : best;
                }
            }
        }
        return best;
    }

    boolean isSameAs(Extrapolation other) {
        return Double.compare(value, other.value) == 0 && Double.compare(error, other.error) == 0;
    }

    private static double toPower(double ratio, int power) {
        return power == 1 ? ratio : Math.pow(ratio, power);
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
            truncation = Math.min(truncation, change) * toPower(quotient.step() / next.step(), power);
            double allowed = NOISE_MARGIN * quotient.noise() + truncation;
            worst = Math.max(worst, Math.abs(value - quotient.value()) - allowed);
        }
        return worst;
    }
}
