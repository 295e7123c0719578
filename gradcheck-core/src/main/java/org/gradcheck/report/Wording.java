package org.gradcheck.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Formats of names, numbers and phrases, shared by all parts of a report's text. */
final class Wording {

    /** Matches names of more than 200 characters. */
    private static final Pattern LONG_NAME = Pattern.compile("^(.{140}).{6,}(.{55})$");

    private Wording() {}

    /**
     * Returns a user's text on one line. Line breaks would break up the report, and development environments cut a message
     * off at {@code expected: <}.
     */
    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}|\\R", " ").replaceAll("expected:( ?)<", "expected$1<");
    }

    /** Returns a name on one line. A very long name is shortened in the middle, since its end has the index of the entry. */
    static String name(String text) {
        return LONG_NAME.matcher(oneLine(text)).replaceFirst("$1 ... $2");
    }

    /** Returns, for example, {@code a}, {@code a or b} and {@code a, b or c}. */
    static String alternatives(List<String> texts) {
        int last = texts.size() - 1;
        return last == 0 ? texts.get(0) : String.join(", ", texts.subList(0, last)) + " or " + texts.get(last);
    }

    /** Returns the sensitivity as a continuation of a line; empty if nothing was compared. */
    static String sensitivity(OptionalDouble sensitivity) {
        return sensitivity.isPresent()
                ? String.format(Locale.ROOT, ", errors above %.0e would show", sensitivity.getAsDouble())
                : "";
    }

    /** Returns a value with enough digits to distinguish it from another value. */
    static String number(double value, double other) {
        String rounded = String.format(Locale.ROOT, "%.6e", value);
        boolean alike = rounded.equals(String.format(Locale.ROOT, "%.6e", other));
        return alike ? String.format(Locale.ROOT, "%.15e", value) : rounded;
    }

    /** Returns a value with up to six digits, without zeros at their end: {@code -1}, {@code 0.25} or {@code 1.5e-07}. */
    static String brief(double value) {
        String text = Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", value) : String.valueOf(value);
        String[] parts = text.split("e", 2);
        String mantissa = parts[0].contains(".") ? parts[0].replaceFirst("\\.?0+$", "") : parts[0];
        return parts.length == 1 ? mantissa : mantissa + "e" + parts[1];
    }

    /** Returns a value with up to six digits, or with all of them if it could be taken for one of two others. */
    static String brief(double value, double one, double other) {
        String text = brief(value);
        boolean isAmbiguous =
                (value != one && text.equals(brief(one))) || (value != other && text.equals(brief(other)));
        return isAmbiguous ? String.valueOf(value) : text;
    }

    static String error(double error) {
        return String.format(Locale.ROOT, "%.1e", error);
    }
}
