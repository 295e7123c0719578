package org.gradcheck.internal.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers in decimal notation, as {@link String#format} writes them in the locale {@code ROOT}. Its first call in a JVM takes 50 ms,
 * longer than most checks.
 */
public final class DecimalText {

    private DecimalText() {}

    /**
     * Returns a number in scientific notation, as {@code %.6e} for six decimals.
     *
     * @param value the number
     * @param decimals the number of digits behind the point, 0 or more
     * @return such as {@code 1.500000e-03}; {@code Infinity} or {@code NaN} for these
     */
    public static String scientific(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded =
                BigDecimal.valueOf(Math.abs(value)).round(new MathContext(decimals + 1, RoundingMode.HALF_UP));
        String digits = rounded.unscaledValue().toString();
        int exponent = value == 0 ? 0 : digits.length() - 1 - rounded.scale();
        String padded = digits + "0".repeat(decimals + 1 - digits.length());
        return sign(value)
                + padded.charAt(0)
                + (decimals == 0 ? "" : "." + padded.substring(1))
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    /**
     * Returns a number without exponent, as {@code %.6f} for six decimals.
     *
     * @param value a finite number
     * @param decimals the number of digits behind the point, 1 or more
     * @return such as {@code 0.001500}
     */
    public static String plain(double value, int decimals) {
        return sign(value)
                + BigDecimal.valueOf(Math.abs(value))
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private static String sign(double value) {
        return Double.compare(value, 0) < 0 ? "-" : "";
    }
}
