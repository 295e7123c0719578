package org.gradcheck.internal.diagnosis.search;

import java.util.Locale;

/** How evidence writes its numbers: the same everywhere. */
public final class NumberText {

    private static final double ROUNDING = 1e-14;

    private NumberText() {}

    /** Six decimals; of very large and very small numbers those of the mantissa. */
    public static String of(double value) {
        double size = Math.abs(value);
        boolean plain = size == 0 || (size >= 1e-3 && size < 1e6);
        if (!plain) {
            return String.format(Locale.ROOT, "%.6e", value);
        }
        return String.format(Locale.ROOT, "%.6f", value);
    }

    /** An order of magnitude. */
    public static String rough(double value) {
        return value == 0
                ? "0"
                : String.format(Locale.ROOT, "%.0e", value).replace("e-0", "e-").replace("e+0", "e+");
    }

    /** Closer agreement than this is rounding, which is not the same in each Java. */
    public static double atLeastRounding(double deviation) {
        return Math.max(deviation, ROUNDING);
    }

    public static String entries(long count) {
        return count == 1 ? "the only entry" : count == 2 ? "both entries" : "all " + count + " entries";
    }
}
