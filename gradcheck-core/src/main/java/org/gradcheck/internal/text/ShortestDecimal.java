package org.gradcheck.internal.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Shortest decimal that rounds to a number, in the form of {@link Double#toString}. Before JDK 19 that method returns one or two digits more for some
 * numbers (JDK-4511638), so files would differ between JDKs.
 */
public final class ShortestDecimal {

    private static final boolean IS_BUILT_IN = Runtime.version().feature() >= 19;

    /** A decimal of fewer digits is the only one of its length that rounds to its number. */
    private static final int FEWEST_AMBIGUOUS = 16;

    private ShortestDecimal() {}

    /** Returns the text of a finite number. */
    public static String of(double value) {
        String text = Double.toString(value);
        return IS_BUILT_IN || digits(text) < FEWEST_AMBIGUOUS ? text : shortened(value, digits(text));
    }

    /** Returns the shortest text, found by leaving out digits. */
    static String shortened(double value, int digits) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int fewer = digits; fewer > 0; fewer--) {
            Optional<BigDecimal> rounded = rounded(exact, fewer, value);
            if (rounded.isEmpty()) {
                break;
            }
            shortest = rounded.get();
        }
        return text(shortest);
    }

    /** Returns the nearest decimal of some digits that rounds to the number. Below a power of two it may not be the nearest of all. */
    private static Optional<BigDecimal> rounded(BigDecimal exact, int digits, double value) {
        for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN)) {
            BigDecimal rounded = exact.round(new MathContext(digits, mode));
            if (rounded.doubleValue() == value) {
                return Optional.of(rounded);
            }
        }
        return Optional.empty();
    }

    private static String text(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        String digits = plain.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - plain.scale();
        String sign = value.signum() < 0 ? "-" : "";
        if (exponent >= -3 && exponent < 7) {
            return plain.scale() < 1 ? plain.setScale(1).toPlainString() : plain.toPlainString();
        }
        return sign + digits.charAt(0) + "." + (digits.length() == 1 ? "0" : digits.substring(1)) + "E" + exponent;
    }

    private static int digits(String text) {
        int count = 0;
        for (int i = 0; i < text.length() && text.charAt(i) != 'E'; i++) {
            count += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return count;
    }
}
