package org.gradcheck.internal.diagnosis.search;

import org.gradcheck.internal.text.DecimalText;

/** Numbers as text in the evidence of causes. */
public final class NumberText {

    /** The smallest deviation that is printed: 45 units of rounding, below which versions of Java differ. */
    private static final double ROUNDING = 1e-14;

    private NumberText() {}

    /** Returns six decimals; very large and very small numbers have them in the mantissa. */
    public static String of(double value) {
        double size = Math.abs(value);
        boolean plain = size == 0 || (size >= 1e-3 && size < 1e6);
        if (!plain) {
            return DecimalText.scientific(value, 6);
        }
        return DecimalText.plain(value, 6);
    }

    /** Returns an order of magnitude. */
    public static String rough(double value) {
        return value == 0
                ? "0"
                : DecimalText.scientific(value, 0).replace("e-0", "e-").replace("e+0", "e+");
    }

    /** Returns the least number of one digit that is not below a positive number, such as {@code 3e-6} for 2.1e-6. */
    public static String roundedUp(double value) {
        return rough(upTo(value));
    }

    /** Returns the least number of one digit that is not below a number of 0 or more. */
    public static double upTo(double value) {
        if (value == 0) {
            return 0;
        }
        int exponent = (int) Math.floor(Math.log10(value));
        double digit = Math.ceil(value / Double.parseDouble("1e" + exponent));
        return Double.parseDouble((int) digit + "e" + exponent);
    }

    /** Raises a deviation to the level of rounding, which is not the same in each Java. */
    public static double atLeastRounding(double deviation) {
        return Math.max(deviation, ROUNDING);
    }

    public static String entries(long count) {
        return count == 1 ? "the only entry" : count == 2 ? "both entries" : "all " + count + " entries";
    }
}
