package org.gradcheck.report;

import java.util.List;

/**
 * Lines of a report's text about the worst entries: analytic value, numeric value and error bar of each, or the kink or jump
 * of the cost. If none is wrong, they are the unresolved entries that come nearest to it.
 */
final class EntryLines {

    /** Number of entries from which a pattern of the wrong values can be seen. */
    static final int SOME_ENTRIES = 3;

    private static final int MOST_ENTRIES = 5;

    /** Takes the place of a number where the cost has a kink or a jump: it has no single derivative there. */
    private static final String NONE = "-";

    private static final List<String> OF_VALUES = List.of("analytic", "numeric", "error bar");
    private static final List<String> OF_MEANS = List.of("mean gradient", "mean slope", "+- (99 %)");

    private final String title;
    private final List<String> columns;
    private final List<Discrepancy> entries;

    EntryLines(GradientReport report) {
        boolean isWrong = !report.mismatches().isEmpty();
        this.title = isWrong ? "worst entries" : "nearest to wrong";
        this.columns = report.samples() > 0 ? OF_MEANS : OF_VALUES;
        this.entries = isWrong ? report.mismatches() : report.doubtful();
    }

    /** Returns the least number of lines: the names of the columns and one row. */
    int fewest() {
        return entries.isEmpty() ? 0 : 2;
    }

    /** Returns the number of lines from which a pattern of the wrong values can be seen. */
    int some() {
        return entries.isEmpty() ? 0 : 1 + Math.min(entries.size(), SOME_ENTRIES);
    }

    /** Returns the largest useful number of lines: the names of the columns and the worst entries. */
    int wanted() {
        return entries.isEmpty() ? 0 : 1 + Math.min(entries.size(), MOST_ENTRIES);
    }

    /**
     * Returns the names of the columns, and as many entries as there is room for.
     *
     * @param room the largest number of lines; with fewer than {@link #fewest} the result is empty
     */
    List<String> lines(int room) {
        if (entries.isEmpty() || room < fewest()) {
            return List.of();
        }
        AlignedRows rows =
                new AlignedRows("lrrrl").row("  " + title, columns.get(0), columns.get(1), columns.get(2), "");
        for (int i = 0; i < Math.min(entries.size(), Math.min(room - 1, MOST_ENTRIES)); i++) {
            row(rows, entries.get(i));
        }
        return rows.lines();
    }

    private static void row(AlignedRows rows, Discrepancy entry) {
        String name = "  " + Wording.name(entry.name());
        String analytic = Wording.number(entry.analytic(), entry.numeric());
        if (entry.costNearby() instanceof CostNearby.Smooth) {
            rows.row(
                    name,
                    analytic,
                    Wording.number(entry.numeric(), entry.analytic()),
                    Wording.error(entry.error()),
                    "");
        } else {
            rows.row(name, analytic, NONE, NONE, entry.words());
        }
    }
}
