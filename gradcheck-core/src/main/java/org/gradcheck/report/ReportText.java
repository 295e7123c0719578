package org.gradcheck.report;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A report as a reader meets it in a console: what failed first, then the blocks, then the worst entries. */
final class ReportText {

    private static final int MOST_FINDINGS = 2;
    private static final int MOST_BLOCKS = 5;
    private static final int MOST_ENTRIES = 4;
    private static final int MOST_DIFF_ROWS = 200;

    private final GradientReport report;

    ReportText(GradientReport report) {
        this.report = report;
    }

    String message() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        report.findings().stream().limit(MOST_FINDINGS).forEach(finding -> lines.add("  " + oneLine(finding.text())));
        lines.addAll(blockLines());
        lines.addAll(mismatchLines());
        if (!report.overrides().isEmpty()) {
            lines.add("  declared by the user: " + String.join(", ", report.overrides()));
        }
        report.reproduction().ifPresent(lines::add);
        return String.join("\n", lines);
    }

    String numericRows() {
        return diffRows(mismatch -> number(mismatch.numeric(), mismatch.analytic()));
    }

    String analyticRows() {
        return diffRows(mismatch -> number(mismatch.analytic(), mismatch.numeric()));
    }

    private String headline() {
        return oneLine(report.subject()) + ": " + outcome() + " (" + report.evaluations() + " cost evaluations)";
    }

    private String outcome() {
        return switch (report.verdict()) {
            case AGREES ->
                count(EntryVerdict.AGREES, EntryVerdict.AT_A_KINK) + " agree" + sensitivity(report.sensitivity());
            case DISAGREES ->
                report.mismatches().isEmpty() ? "the gradient is wrong" : count(EntryVerdict.DISAGREES) + " disagree";
            case VACUOUS ->
                report.entries() > 0 && report.count(EntryVerdict.FIXED) == report.entries()
                        ? "vacuous, all entries are fixed; leave some free to be checked"
                        : "vacuous, nothing could be compared in " + count(Verdict.VACUOUS) + " of "
                                + report.blocks().size() + " blocks";
            case UNRESOLVED -> "cannot tell";
            case NONDETERMINISTIC -> "nondeterministic";
        };
    }

    private long count(Verdict verdict) {
        return report.blocks().stream()
                .filter(block -> block.verdict() == verdict)
                .count();
    }

    private String count(EntryVerdict... verdicts) {
        int count = 0;
        for (EntryVerdict verdict : verdicts) {
            count += report.count(verdict);
        }
        return count == report.entries() ? "all " + entries(count) : count + " of " + entries(report.entries());
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
        List<String> parts = new ArrayList<>();
        for (EntryVerdict verdict : EntryVerdict.values()) {
            if (block.count(verdict) > 0) {
                parts.add(block.count(verdict) + " " + words(verdict));
            }
        }
        String counts = String.join(", ", parts) + sensitivity(block.sensitivity());
        String separator = counts.isEmpty() || block.note().isEmpty() ? "" : ": ";
        return counts + separator + oneLine(block.note());
    }

    private static String words(EntryVerdict verdict) {
        return switch (verdict) {
            case AGREES -> "right";
            case AT_A_KINK -> "at a kink";
            case UNEXERCISED -> "unexercised";
            case FIXED -> "fixed";
            case UNRESOLVED -> "unresolved";
            case DISAGREES -> "wrong";
        };
    }

    private static String sensitivity(OptionalDouble sensitivity) {
        return sensitivity.isPresent()
                ? String.format(Locale.ROOT, ", errors above %.0e would show", sensitivity.getAsDouble())
                : "";
    }

    private List<String> mismatchLines() {
        if (report.mismatches().isEmpty()) {
            return List.of();
        }
        AlignedRows rows = new AlignedRows("lrrr").row("  worst entries", "analytic", "numeric", "error bar");
        report.mismatches().stream()
                .limit(MOST_ENTRIES)
                .forEach(worst -> rows.row(
                        "  " + oneLine(worst.name()),
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
                .forEach(mismatch -> rows.row(oneLine(mismatch.name()), column.apply(mismatch)));
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

    /** A value with as many digits as it takes to tell it from the other. */
    private static String number(double value, double other) {
        String rounded = String.format(Locale.ROOT, "%.6e", value);
        boolean alike = rounded.equals(String.format(Locale.ROOT, "%.6e", other));
        return alike ? String.format(Locale.ROOT, "%.15e", value) : rounded;
    }

    /** Names come from users; a line break in one must not tear the table apart. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }
}
