package org.gradcheck.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.gradcheck.internal.text.DecimalText;
import org.gradcheck.internal.text.RoundedUp;

/** Formats of names, numbers and phrases, shared by all parts of a report's text. */
final class Wording {

    private static final int LONGEST_NAME = 200;

    /** Numbers of characters of a very long name that are shown at its beginning and at its end. */
    private static final int BEGINNING = 140;

    private static final int END = 55;

    private Wording() {}

    /**
     * Returns a user's text on one line. Line breaks would break up the report, and development environments cut a message
     * off at {@code expected: <}. Half characters, which no file of a build can hold, and characters that reverse the order of the line
     * become question marks.
     */
    static String oneLine(String text) {
        return isPlain(text)
                ? text
                : text.replaceAll("\\p{Cntrl}|\\R", " ")
                        .replaceAll("[\\p{Cs}\\x{FFFE}\\x{FFFF}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]", "?")
                        .replaceAll("expected:( ?)<", "expected$1<");
    }

    /** Whether a text needs no change. The first regular expression of a JVM takes milliseconds. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.contains("expected:");
    }

    /** Returns a name on one line. A very long name is shortened in the middle, since its end has the index of the entry. */
    static String name(String text) {
        String line = oneLine(text);
        return line.length() <= LONGEST_NAME
                ? line
                : line.substring(0, boundary(line, BEGINNING))
                        + " ... "
                        + line.substring(boundary(line, line.length() - END));
    }

    /** Returns an index that is not between the two surrogates of a character. */
    private static int boundary(String line, int index) {
        return Character.isSurrogatePair(line.charAt(index - 1), line.charAt(index)) ? index - 1 : index;
    }

    /** Returns, for example, {@code a}, {@code a or b} and {@code a, b or c}. */
    static String alternatives(List<String> texts) {
        int last = texts.size() - 1;
        return last == 0 ? texts.get(0) : String.join(", ", texts.subList(0, last)) + " or " + texts.get(last);
    }

    /**
     * Returns the sensitivity as a continuation of a line; empty if nothing was compared.
     *
     * @param isOfMeans whether means over samples were compared, of which a bias relative to the block would show
     */
    static String sensitivity(OptionalDouble sensitivity, boolean isOfMeans) {
        if (sensitivity.isEmpty()) {
            return "";
        }
        String least = RoundedUp.of(sensitivity.getAsDouble());
        return isOfMeans
                ? ", a bias above " + least + " of the block would show in 99 %"
                : ", errors above " + least + " would show";
    }

    /** Returns a value with enough digits to distinguish it from another value. */
    static String number(double value, double other) {
        String rounded = DecimalText.scientific(value, 6);
        boolean alike = rounded.equals(DecimalText.scientific(other, 6));
        return alike ? DecimalText.scientific(value, 15) : rounded;
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
        return DecimalText.scientific(error, 1);
    }
}
