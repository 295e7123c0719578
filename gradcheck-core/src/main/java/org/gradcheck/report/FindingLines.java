package org.gradcheck.report;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.text.Plural;

/**
 * Lines of a report's text about its findings. The finding of an accumulated gradient is left out if the report has the
 * diagnosis of it, which contains the same figures and the remedy.
 */
final class FindingLines {

    private static final int MOST = 2;

    private final List<String> findings = new ArrayList<>();

    FindingLines(GradientReport report) {
        boolean isDiagnosed = isAccumulated(report.diagnoses());
        for (Finding finding : report.findings()) {
            if (!isDiagnosed || finding.kind() != Finding.Kind.GRADIENT_ACCUMULATES) {
                findings.add(Wording.oneLine(finding.text()));
            }
        }
    }

    private static boolean isAccumulated(List<Diagnosis> diagnoses) {
        for (Diagnosis diagnosis : diagnoses) {
            if (diagnosis.cause() == Cause.ACCUMULATED) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the findings. The last line also has the number of findings that are not shown.
     *
     * @param room the largest number of lines, at least 1
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
