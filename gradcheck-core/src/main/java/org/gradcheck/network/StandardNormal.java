package org.gradcheck.network;

import org.apache.commons.math3.RealFieldElement;

/** Standard normal distribution in the arithmetic of any field, accurate to about fifty digits. */
final class StandardNormal {

    /** Largest magnitude for which the series needs fewer terms than the continued fraction. */
    private static final double SERIES_LIMIT = 5;

    private static final int SERIES_TERMS = 200;
    private static final int FRACTION_TERMS = 2000;

    private StandardNormal() {}

    /** Returns Phi(z), accurate also in the negative tail. */
    static <T extends RealFieldElement<T>> T distribution(T z) {
        if (z.getReal() > SERIES_LIMIT) {
            return tail(z).negate().add(1);
        }
        return z.getReal() < -SERIES_LIMIT
                ? tail(z.negate())
                : density(z).multiply(series(z)).add(0.5);
    }

    private static <T extends RealFieldElement<T>> T density(T z) {
        T twoPi = z.getField().getOne().atan().multiply(8);
        return z.multiply(z).multiply(-0.5).exp().divide(twoPi.sqrt());
    }

    /** Returns {@code (Phi(z) - 1/2) / phi(z) = z + z^3 / 3 + z^5 / (3 5) + ...} (Abramowitz and Stegun, 26.2.11). */
    private static <T extends RealFieldElement<T>> T series(T z) {
        T square = z.multiply(z);
        T term = z;
        T sum = z;
        for (int n = 1; n < SERIES_TERMS; n++) {
            term = term.multiply(square).divide(2.0 * n + 1);
            sum = sum.add(term);
        }
        return sum;
    }

    /** Returns {@code 1 - Phi(x) = phi(x) / (x + 1 / (x + 2 / (x + ...)))} (Abramowitz and Stegun, 26.2.14). */
    private static <T extends RealFieldElement<T>> T tail(T x) {
        T fraction = x;
        for (int n = FRACTION_TERMS; n > 0; n--) {
            fraction = fraction.reciprocal().multiply(n).add(x);
        }
        return density(x).divide(fraction);
    }
}
