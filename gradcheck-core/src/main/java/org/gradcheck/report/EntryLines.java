package org.gradcheck.report;

import java.util.List;

/** Lines of a report's text about the worst entries: analytic value, numeric value and error bar of each. */
final class EntryLines {

    /** Number of entries from which a pattern of the wrong values can be seen. */
    static final int SOME_ENTRIES = 3;

    private static final int MOST_ENTRIES = 5;

    private final List<Discrepancy> mismatches;

    EntryLines(List<Discrepancy> mismatches) {
        this.mismatches = mismatches;
    }

    /** Returns the least number of lines: the names of the columns and one row. */
    int fewest() {
        return mismatches.isEmpty() ? 0 : 2;
    }

    /** Returns the number of lines from which a pattern of the wrong values can be seen. */
    int some() {
        return mismatches.isEmpty() ? 0 : 1 + Math.min(mismatches.size(), SOME_ENTRIES);
    }

    /** Returns the largest useful number of lines: the names of the columns and the worst entries. */
    int wanted() {
        return mismatches.isEmpty() ? 0 : 1 + Math.min(mismatches.size(), MOST_ENTRIES);
    }

    /**
     * Returns the names of the columns, and as many entries as there is room for.
     *
     * @param room the largest number of lines; with fewer than {@link #fewest} the result is empty
     */
    List<String> lines(int room) {
        if (mismatches.isEmpty() || room < fewest()) {
            return List.of();
        }
        AlignedRows rows = new AlignedRows("lrrr").row("  worst entries", "analytic", "numeric", "error bar");
        mismatches.stream()
                .limit(Math.min(room - 1, MOST_ENTRIES))
                .forEach(worst -> rows.row(
                        "  " + Wording.name(worst.name()),
                        Wording.number(worst.analytic(), worst.numeric()),
                        Wording.number(worst.numeric(), worst.analytic()),
                        Wording.error(worst.error())));
        return rows.lines();
    }
}
