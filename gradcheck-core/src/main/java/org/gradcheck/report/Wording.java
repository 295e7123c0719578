package org.gradcheck.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Phrases that all parts of a report's text have in common. */
final class Wording {

    /** More than 200 characters. */
    private static final Pattern LONG_NAME = Pattern.compile("^(.{140}).{6,}(.{55})$");

    private Wording() {}

    /**
     * Texts come from users: a line break in one must not tear the report apart, nor may it hold the words at which
     * development environments cut a message off.
     */
    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}|\\R", " ").replaceAll("expected:( ?)<", "expected$1<");
    }

    /** A name on one line; of one that no line can hold the beginning and the end, where an index stands. */
    static String name(String text) {
        return LONG_NAME.matcher(oneLine(text)).replaceFirst("$1 ... $2");
    }

    /** Returns, for example, {@code a}, {@code a or b} and {@code a, b or c}. */
    static String alternatives(List<String> texts) {
        int last = texts.size() - 1;
        return last == 0 ? texts.get(0) : String.join(", ", texts.subList(0, last)) + " or " + texts.get(last);
    }

    /** What a check would have seen, to go on from a count; empty if nothing was compared. */
    static String sensitivity(OptionalDouble sensitivity) {
        return sensitivity.isPresent()
                ? String.format(Locale.ROOT, ", errors above %.0e would show", sensitivity.getAsDouble())
                : "";
    }

    /** A value with as many digits as it takes to tell it from another. */
    static String number(double value, double other) {
        String rounded = String.format(Locale.ROOT, "%.6e", value);
        boolean alike = rounded.equals(String.format(Locale.ROOT, "%.6e", other));
        return alike ? String.format(Locale.ROOT, "%.15e", value) : rounded;
    }

    static String error(double error) {
        return String.format(Locale.ROOT, "%.1e", error);
    }
}
