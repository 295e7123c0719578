package org.gradcheck.report;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A report as a reader meets it in a console: what failed first, then the blocks, then the worst entries. */
final class ReportText {

    private static final int MOST_BLOCKS = 6;
    private static final int MOST_ENTRIES = 5;
    private static final int MOST_DIFF_ROWS = 200;

    private final GradientReport report;

    ReportText(GradientReport report) {
        this.report = report;
    }

    String summary() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        lines.addAll(blockLines());
        lines.addAll(mismatchLines());
        return String.join("\n", lines);
    }

    String numericRows() {
        return diffRows(mismatch -> number(mismatch.numeric()));
    }

    String analyticRows() {
        return diffRows(mismatch -> number(mismatch.analytic()));
    }

    private String headline() {
        String outcome = report.passed()
                ? "all " + entries(report.entries()) + " agree"
                : report.mismatches().size() + " of " + entries(report.entries()) + " disagree";
        return oneLine(report.subject()) + ": " + outcome + ", " + report.evaluations() + " cost evaluations";
    }

    private List<String> blockLines() {
        AlignedRows rows = new AlignedRows("llll");
        List<BlockReport> shown = shownBlocks();
        for (BlockReport block : shown) {
            rows.row("  " + oneLine(block.name()), block.shape().toString(), verdict(block), detail(block));
        }
        List<String> lines = new ArrayList<>(rows.lines());
        int hidden = report.blocks().size() - shown.size();
        if (hidden > 0) {
            lines.add("  ... and " + hidden + " more blocks");
        }
        return lines;
    }

    private List<BlockReport> shownBlocks() {
        if (report.blocks().size() <= MOST_BLOCKS) {
            return report.blocks();
        }
        return report.blocks().stream()
                .sorted(comparing(block -> block.verdict() == Verdict.AGREES))
                .limit(MOST_BLOCKS - 1)
                .sorted(comparing(report.blocks()::indexOf))
                .toList();
    }

    private static String verdict(BlockReport block) {
        return block.verdict() == Verdict.AGREES ? "agrees" : block.verdict().name();
    }

    private static String detail(BlockReport block) {
        return block.disagreeing() > 0
                ? block.disagreeing() + " of " + entries(block.entries())
                : block.worst()
                        .map(worst -> String.format(Locale.ROOT, "relative difference up to %.1e", worst.relative()))
                        .orElse("no entries");
    }

    private List<String> mismatchLines() {
        if (report.mismatches().isEmpty()) {
            return List.of();
        }
        AlignedRows rows = new AlignedRows("lrrr").row("  worst entries", "analytic", "numeric", "difference");
        report.mismatches().stream()
                .limit(MOST_ENTRIES)
                .forEach(worst -> rows.row(
                        "  " + oneLine(worst.name()),
                        number(worst.analytic()),
                        number(worst.numeric()),
                        String.format(Locale.ROOT, "%.1e", worst.absolute())));
        return rows.lines();
    }

    private interface Column {
        String of(Discrepancy mismatch);
    }

    private String diffRows(Column column) {
        AlignedRows rows = new AlignedRows("lr");
        report.mismatches().stream()
                .limit(MOST_DIFF_ROWS)
                .sorted(inStorageOrder())
                .forEach(mismatch -> rows.row(oneLine(mismatch.name()), column.of(mismatch)));
        return String.join("\n", rows.lines());
    }

    private Comparator<Discrepancy> inStorageOrder() {
        List<String> names = report.blocks().stream().map(BlockReport::name).toList();
        return comparing((Discrepancy mismatch) -> names.indexOf(mismatch.block()))
                .thenComparing(Discrepancy::entry);
    }

    private static String entries(int count) {
        return count == 1 ? "1 entry" : count + " entries";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6e", value);
    }

    /** Names come from users; a line break in one must not tear the table apart. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }
}
