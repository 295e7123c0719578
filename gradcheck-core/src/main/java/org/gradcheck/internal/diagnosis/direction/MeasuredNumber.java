package org.gradcheck.internal.diagnosis.direction;

import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.text.DecimalText;

/** A number with its standard deviation, in the words of a report. */
final class MeasuredNumber {

    private MeasuredNumber() {}

    /** Returns a number such as {@code (0.100021 +- 3e-05)}. */
    static String text(double value, double error) {
        return "(" + NumberText.of(value) + " +- " + DecimalText.scientific(error, 0) + ")";
    }

    /** Returns the digits of a number that its standard deviation leaves, such as {@code 0.1000}. */
    static String digits(double value, double error) {
        int decimals = (int) Math.floor(-Math.log10(3 * error));
        return value >= 1e-3 && value < 1e6
                ? DecimalText.plain(value, Math.max(0, Math.min(6, decimals)))
                : NumberText.of(value);
    }
}
