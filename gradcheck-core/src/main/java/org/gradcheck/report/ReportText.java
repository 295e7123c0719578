package org.gradcheck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A report as a reader meets it in a console: what failed first, then the blocks, then the worst entries, then why, and at
 * the end how to see it again.
 *
 * <p>There are at most {@value #MOST_LINES} lines, a map of a block apart, which is drawn for those who ask for it; and what a reader needs least gives way. The first line, the causes,
 * what the user has declared, the page and the command to reproduce are always there in full. Of what is left, the findings get
 * theirs first, then the blocks, then the entries; the blocks keep a line, the entries one row where there is room for it
 * beside all else, and {@value EntryLines#SOME_ENTRIES} rows before more than a few of many blocks are listed.
 */
final class ReportText {

    private static final int MOST_LINES = 15;

    private final GradientReport report;

    ReportText(GradientReport report) {
        this.report = report;
    }

    String message() {
        FindingLines findings = new FindingLines(report);
        BlockLines blocks = new BlockLines(report.blocks());
        EntryLines entries = new EntryLines(report.mismatches());
        List<String> causes = new CauseLines(report.diagnoses()).lines();
        List<String> declared = declared();
        List<String> ending = Stream.concat(
                        report.page().map(page -> "Page: " + page.toUri()).stream(),
                        report.reproduction().map(Wording::oneLine).stream())
                .toList();

        List<String> lines = new ArrayList<>();
        lines.add(new Headline(report).text());
        int most = MOST_LINES - declared.size() - causes.size() - ending.size();
        lines.addAll(findings.lines(Math.max(1, most - lines.size() - blocks.fewest() - entries.fewest())));
        int room = most - lines.size();
        int fewBlocks = Math.min(BlockLines.A_FEW, room - entries.fewest());
        lines.addAll(blocks.lines(
                Math.max(blocks.fewest(), Math.max(fewBlocks, room - entries.some())), room - entries.wanted()));
        lines.addAll(entries.lines(most - lines.size()));
        lines.addAll(declared);
        lines.addAll(causes);
        lines.addAll(new MapLines(report).lines());
        lines.addAll(ending);
        return String.join("\n", lines);
    }

    private List<String> declared() {
        return report.overrides().isEmpty()
                ? List.of()
                : List.of("  declared by the user: " + Wording.oneLine(String.join(", ", report.overrides())));
    }
}
