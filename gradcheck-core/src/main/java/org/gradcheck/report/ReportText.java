package org.gradcheck.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Text of a report for a console: first the verdict, then findings, blocks, worst entries, wrong stages, causes, and at the end the page
 * and the command that repeats the check.
 *
 * <p>There are at most {@value #MOST_LINES} lines, plus a map of the worst block if it was requested. The verdict, the
 * stages, the causes, the declarations of the user, the page and the command are always complete. The remaining lines go to the findings
 * first, then to the blocks, then to the entries. The blocks get at least one line and, if there is room, the entries one
 * row. The entries get {@value EntryLines#SOME_ENTRIES} rows before more than {@value BlockLines#A_FEW} of many blocks are
 * listed.
 */
final class ReportText {

    private static final int MOST_LINES = 15;

    /** Most lines about stages. Chosen: as many as causes that are explained in full; one beside two such causes, for which there is room. */
    private static final int MOST_STAGES = 2;

    private final GradientReport report;

    ReportText(GradientReport report) {
        this.report = report;
    }

    String message() {
        FindingLines findings = new FindingLines(report);
        BlockLines blocks = new BlockLines(report.blocks(), report.samples() > 0);
        EntryLines entries = new EntryLines(report);
        List<String> causes = new CauseLines(report.diagnoses(), report.pattern()).lines();
        List<String> declared = declared();
        List<String> stages = stages(report.diagnoses().size() > 1 ? 1 : MOST_STAGES);
        List<String> ending = ending();

        List<String> lines = new ArrayList<>();
        lines.add(new Headline(report).text());
        int most = MOST_LINES - declared.size() - stages.size() - causes.size() - ending.size();
        lines.addAll(findings.lines(Math.max(1, most - lines.size() - blocks.fewest() - entries.fewest())));
        int room = most - lines.size();
        int fewBlocks = Math.min(BlockLines.A_FEW, room - entries.fewest());
        lines.addAll(blocks.lines(
                Math.max(blocks.fewest(), Math.max(fewBlocks, room - entries.some())), room - entries.wanted()));
        lines.addAll(entries.lines(most - lines.size()));
        lines.addAll(declared);
        lines.addAll(stages);
        lines.addAll(causes);
        lines.addAll(new MapLines(report).lines());
        lines.addAll(ending);
        return String.join("\n", lines);
    }

    private List<String> ending() {
        List<String> ending = new ArrayList<>();
        if (report.page().isPresent()) {
            ending.add("Page: " + report.page().get().toUri());
        }
        if (report.reproduction().isPresent()) {
            ending.add(Wording.oneLine(report.reproduction().get()));
        }
        return ending;
    }

    /** Returns the first sentences about the stages, the last of which has the number of the others. */
    private List<String> stages(int most) {
        List<String> sentences = report.stages().sentences();
        int shown = Math.min(sentences.size(), most);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            int hidden = i == shown - 1 ? sentences.size() - shown : 0;
            lines.add(Wording.oneLine(sentences.get(i)) + (hidden == 0 ? "" : " (and " + hidden + " more)"));
        }
        return lines;
    }

    private List<String> declared() {
        return report.overrides().isEmpty()
                ? List.of()
                : List.of("  declared by the user: " + Wording.oneLine(String.join(", ", report.overrides())));
    }
}
