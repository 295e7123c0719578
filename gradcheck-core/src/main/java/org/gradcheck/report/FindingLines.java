package org.gradcheck.report;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.diagnosis.Diagnosis;

/** The part of a report's text that says what was noticed about the whole, before or beside any entry. */
final class FindingLines {

    private static final int MOST = 2;

    private final List<String> findings;

    /** Leaves out what a cause gives as its evidence. */
    FindingLines(GradientReport report) {
        List<String> evidence =
                report.diagnoses().stream().map(Diagnosis::evidence).toList();
        findings = report.findings().stream()
                .map(Finding::text)
                .filter(text -> !evidence.contains(text))
                .map(Wording::oneLine)
                .toList();
    }

    /**
     * The findings, the last one with the number of those that are not shown.
     *
     * @param room how many lines there may be, at least 1
     */
    List<String> lines(int room) {
        int shown = Math.min(findings.size(), Math.min(room, MOST));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            int hidden = i == shown - 1 ? findings.size() - shown : 0;
            lines.add("  " + findings.get(i)
                    + (hidden == 0 ? "" : " (and " + Wording.counted(hidden, "more finding", "more findings") + ")"));
        }
        return lines;
    }
}
