package org.gradcheck.report;

import java.util.ArrayList;
import java.util.List;

/** Table of cells as lines of text, with columns aligned left or right. */
final class AlignedRows {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final String alignment;

    /**
     * Begins a table.
     *
     * @param alignment one letter for each column: {@code l} to align it left, {@code r} to align it right
     */
    AlignedRows(String alignment) {
        this.alignment = alignment;
    }

    AlignedRows row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row));
        }
        return List.copyOf(lines);
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String padding = " ".repeat(width(column) - cell.length());
            boolean left = alignment.charAt(column) == 'l';
            line.append(column == 0 ? "" : GAP).append(left ? cell + padding : padding + cell);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int width = 0;
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }
}
