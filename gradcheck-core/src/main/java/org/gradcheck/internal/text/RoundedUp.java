package org.gradcheck.internal.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Format of a number that promises an upper limit. */
public final class RoundedUp {

    private RoundedUp() {}

    /**
     * Returns a number with one digit, rounded up, since a smaller one would promise too much.
     *
     * @param value the number
     * @return such as {@code 3e-07}; {@code Infinity} or {@code NaN} for these
     */
    public static String of(double value) {
        return Double.isFinite(value)
                ? String.format(
                        Locale.ROOT, "%.0e", new BigDecimal(value).round(new MathContext(1, RoundingMode.CEILING)))
                : Double.toString(value);
    }
}
