package org.gradcheck.report;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A report as a reader meets it in a console: what failed first, then the blocks, then the worst entries. */
final class ReportText {

    private static final int MOST_FINDINGS = 2;
    private static final int MOST_ENTRIES = 4;
    private static final int MOST_DIFF_ROWS = 200;

    private final GradientReport report;

    ReportText(GradientReport report) {
        this.report = report;
    }

    String message() {
        List<String> lines = new ArrayList<>();
        lines.add(new Headline(report).text());
        report.findings().stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> lines.add("  " + Wording.oneLine(finding.text())));
        lines.addAll(new BlockLines(report.blocks()).lines());
        lines.addAll(mismatchLines());
        if (!report.overrides().isEmpty()) {
            lines.add("  declared by the user: " + Wording.oneLine(String.join(", ", report.overrides())));
        }
        report.reproduction().map(Wording::oneLine).ifPresent(lines::add);
        return String.join("\n", lines);
    }

    String numericRows() {
        return diffRows(mismatch -> number(mismatch.numeric(), mismatch.analytic()));
    }

    String analyticRows() {
        return diffRows(mismatch -> number(mismatch.analytic(), mismatch.numeric()));
    }

    private List<String> mismatchLines() {
        if (report.mismatches().isEmpty()) {
            return List.of();
        }
        AlignedRows rows = new AlignedRows("lrrr").row("  worst entries", "analytic", "numeric", "error bar");
        report.mismatches().stream()
                .limit(MOST_ENTRIES)
                .forEach(worst -> rows.row(
                        "  " + Wording.oneLine(worst.name()),
                        number(worst.analytic(), worst.numeric()),
                        number(worst.numeric(), worst.analytic()),
                        String.format(Locale.ROOT, "%.1e", worst.error())));
        return rows.lines();
    }

    private String diffRows(Function<Discrepancy, String> column) {
        AlignedRows rows = new AlignedRows("lr");
        report.mismatches().stream()
                .limit(MOST_DIFF_ROWS)
                .sorted(inStorageOrder())
                .forEach(mismatch -> rows.row(Wording.oneLine(mismatch.name()), column.apply(mismatch)));
        return String.join("\n", rows.lines());
    }

    private Comparator<Discrepancy> inStorageOrder() {
        List<String> names = report.blocks().stream().map(BlockReport::name).toList();
        return comparing((Discrepancy mismatch) -> names.indexOf(mismatch.block()))
                .thenComparing(Discrepancy::entry);
    }

    /** A value with as many digits as it takes to tell it from the other. */
    private static String number(double value, double other) {
        String rounded = String.format(Locale.ROOT, "%.6e", value);
        boolean alike = rounded.equals(String.format(Locale.ROOT, "%.6e", other));
        return alike ? String.format(Locale.ROOT, "%.15e", value) : rounded;
    }
}
