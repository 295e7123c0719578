package org.gradcheck.report;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.text.Plural;

/**
 * The part of a report's text that says what was noticed about the whole, before or beside any entry. What a cause says
 * with its evidence and its remedy is not said here as well.
 */
final class FindingLines {

    private static final int MOST = 2;

    private final List<String> findings;

    FindingLines(GradientReport report) {
        boolean isNamed = report.diagnoses().stream().anyMatch(diagnosis -> diagnosis.cause() == Cause.ACCUMULATED);
        findings = report.findings().stream()
                .filter(finding -> !isNamed || finding.kind() != Finding.Kind.GRADIENT_ACCUMULATES)
                .map(Finding::text)
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
            lines.add("  " + findings.get(i) + (hidden == 0 ? "" : " (and " + Plural.of(hidden, "more finding") + ")"));
        }
        return lines;
    }
}
