package org.gradcheck.report;

import java.util.List;

/** The part of a report's text that shows the worst entries, both sides of each with the error bar of the measured one. */
final class EntryLines {

    /** So many show what the wrong values have in common. */
    static final int SOME_ENTRIES = 3;

    private static final int MOST_ENTRIES = 5;

    private final List<Discrepancy> mismatches;

    EntryLines(List<Discrepancy> mismatches) {
        this.mismatches = mismatches;
    }

    /** What is needed to show anything: the names of the columns and one row. */
    int fewest() {
        return mismatches.isEmpty() ? 0 : 2;
    }

    /** What is needed to show what the worst entries have in common. */
    int some() {
        return mismatches.isEmpty() ? 0 : 1 + Math.min(mismatches.size(), SOME_ENTRIES);
    }

    /** What is wanted: the names of the columns and the worst entries. */
    int wanted() {
        return mismatches.isEmpty() ? 0 : 1 + Math.min(mismatches.size(), MOST_ENTRIES);
    }

    /**
     * The names of the columns, and as many entries as there is room for.
     *
     * @param room how many lines there may be; fewer than {@link #fewest} show nothing
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
