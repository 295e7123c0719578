package org.gradcheck.internal.diagnosis.pattern;

import org.gradcheck.internal.diagnosis.description.AxisWords;
import org.gradcheck.report.MeasuredBlock;

/**
 * The rows or the columns of a matrix.
 *
 * @param matrix a block with two dimensions, all of whose entries were measured
 * @param byRow whether the lines are the rows
 */
record MatrixLines(MeasuredBlock matrix, boolean byRow) {

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
        return word() + " " + new AxisWords(matrix, byRow ? 0 : 1).name(line);
    }
}
