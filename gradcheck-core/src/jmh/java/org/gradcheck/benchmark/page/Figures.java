package org.gradcheck.benchmark.page;

import java.util.Locale;
import java.util.OptionalDouble;

/** How numbers look in the tables. */
public final class Figures {

    private static final double HOUR = 3600;

    private Figures() {}

    /** Seconds in the unit that leaves few digits before the point; an empty text if nothing was measured. */
    public static String time(OptionalDouble seconds) {
        return seconds.isPresent() ? time(seconds.getAsDouble()) : "";
    }

    /** How many times the second time is the first, such as {@code 312 x}; an empty text if one was not measured. */
    public static String times(OptionalDouble time, OptionalDouble slower) {
        return time.isPresent() && slower.isPresent() ? digits(slower.getAsDouble() / time.getAsDouble()) + " x" : "";
    }

    /** A whole number with its thousands set apart. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Three digits of a number that is not far from 1. */
    public static String digits(double number) {
        if (number >= 100) {
            return count(Math.round(number));
        }
        return String.format(Locale.ROOT, number >= 10 ? "%.1f" : "%.2f", number);
    }

    private static String time(double seconds) {
        if (seconds >= HOUR) {
            return digits(seconds / HOUR) + " h";
        }
        if (seconds >= 1) {
            return digits(seconds) + " s";
        }
        return seconds >= 1e-3 ? digits(seconds * 1e3) + " ms" : digits(seconds * 1e6) + " us";
    }
}
