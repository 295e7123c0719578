package org.gradcheck.internal.outputs;

import java.util.List;

/** Rows of a matrix with all their numeric derivatives. */
public final class ExaminedRows {

    private final List<OutputRow> rows;

    ExaminedRows(List<OutputRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * Returns the rows.
     *
     * @return an immutable list
     */
    public List<OutputRow> rows() {
        return rows;
    }

    /**
     * Returns the step of the first difference of an entry.
     *
     * @param output the number of its row
     * @param column the number of its column
     * @return the step in the unit of the coordinate; 0 if the row was not examined
     */
    public double firstStep(int output, int column) {
        return rows.stream()
                .filter(row -> row.output() == output)
                .mapToDouble(row -> row.firstStep(column))
                .findFirst()
                .orElse(0);
    }
}
