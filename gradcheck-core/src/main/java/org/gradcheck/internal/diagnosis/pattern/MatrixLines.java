package org.gradcheck.internal.diagnosis.pattern;

import org.gradcheck.internal.text.ListedNames;
import org.gradcheck.report.MeasuredBlock;

/**
 * The rows or the columns of a matrix.
 *
 * @param matrix a block with two dimensions, all of whose entries were measured
 * @param byRow whether the lines are the rows
 */
record MatrixLines(MeasuredBlock matrix, boolean byRow) {

    private static final String BETWEEN = "][";

    /** Part of the name of an entry of a layer, such as {@code weights[1][2] of output[4]}, whose brackets name no row. */
    private static final String OF_OUTPUT = " of output[";

    int rows() {
        return matrix.shape().sizes().get(0);
    }

    int columns() {
        return matrix.shape().sizes().get(1);
    }

    /** The number of lines. */
    int count() {
        return byRow ? rows() : columns();
    }

    /** The number of entries in each line. */
    int length() {
        return byRow ? columns() : rows();
    }

    int lineOf(int position) {
        return byRow ? position / columns() : position % columns();
    }

    /** The position of an entry of a line. */
    int position(int line, int entry) {
        return byRow ? line * columns() + entry : entry * columns() + line;
    }

    /** The position of the same entry in another line. */
    int inLine(int position, int line) {
        return position(line, byRow ? position % columns() : position / columns());
    }

    String word() {
        return byRow ? "row" : "column";
    }

    /** The name of a line, such as {@code column 5} or {@code column rate}. */
    String name(int line) {
        return word() + " " + nameOnly(line);
    }

    private String nameOnly(int line) {
        String subscript = matrix.subscript(position(line, 0));
        int output = subscript.lastIndexOf(OF_OUTPUT);
        if (output >= 0) {
            return byRow
                    ? subscript.substring(output + OF_OUTPUT.length(), subscript.length() - 1)
                    : String.valueOf(line);
        }
        int between = subscript.indexOf(BETWEEN);
        if (between < 0 || between != subscript.lastIndexOf(BETWEEN)) {
            return String.valueOf(line);
        }
        return byRow
                ? subscript.substring(1, between)
                : subscript.substring(between + BETWEEN.length(), subscript.length() - 1);
    }

    /** The names of some lines, such as {@code columns 2 and 5}. */
    String names(int... lines) {
        return word() + (lines.length == 1 ? " " : "s ") + ListedNames.of(lines.length, k -> nameOnly(lines[k]));
    }
}
