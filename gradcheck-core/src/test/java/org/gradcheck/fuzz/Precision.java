package org.gradcheck.fuzz;

/** Precision in which a program is evaluated. */
enum Precision {
    DOUBLE,
    /** Each operation is rounded to a float, and so are the parameters. */
    SINGLE,
    /** Only the result is rounded to a float. */
    SINGLE_RESULT;

    /** Half a unit in the last place of a double and of a float, relative. */
    private static final double DOUBLE_ROUNDING = 0x1p-53;

    private static final double SINGLE_ROUNDING = 0x1p-24;

    double round(double value) {
        return this == SINGLE ? (float) value : value;
    }

    double roundResult(double value) {
        return this == DOUBLE ? value : (float) value;
    }

    double rounding() {
        return this == SINGLE ? SINGLE_ROUNDING : DOUBLE_ROUNDING;
    }

    double roundingOfResult() {
        return this == DOUBLE ? DOUBLE_ROUNDING : SINGLE_ROUNDING;
    }
}
