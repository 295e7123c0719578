package org.gradcheck.internal.text;

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
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String nearest = DecimalText.scientific(value, 0);
        double rounded = Double.parseDouble(nearest);
        double digit = Double.parseDouble("1" + nearest.substring(nearest.indexOf('e')));
        return rounded >= value ? nearest : DecimalText.scientific(rounded + digit, 0);
    }
}
