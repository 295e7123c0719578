package org.gradcheck.benchmark.page;

import java.util.ArrayList;
import java.util.List;

/** The rows of a Markdown table, under a head. Not safe for use by several threads. */
public final class MarkdownRows {

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    private MarkdownRows(List<String> head) {
        this.head = head;
    }

    /** A table without rows. */
    public static MarkdownRows under(String... head) {
        return new MarkdownRows(List.of(head));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not as many cells as the head
     */
    public void add(String... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException("the row " + List.of(cells) + " has " + cells.length
                    + " cells, the head " + head + " has " + head.size() + ": give each column a cell");
        }
        rows.add(List.of(cells));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Numbers are read from their last digit, so all columns but the first are aligned on the right. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(line(head)).append("|---|");
        text.append("---:|".repeat(head.size() - 1)).append('\n');
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
