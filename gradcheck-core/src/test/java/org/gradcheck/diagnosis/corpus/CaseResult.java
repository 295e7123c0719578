package org.gradcheck.diagnosis.corpus;

import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.report.GradientReport;

/** The result of a check with one injected bug. */
record CaseResult(Cause cause, Outcome outcome, List<Cause> named, String description, GradientReport report) {

    CaseResult {
        named = List.copyOf(named);
    }

    /** The column of the confusion matrix. */
    String column() {
        return switch (outcome) {
            case RIGHT, WRONG -> named.get(0).name();
            case UNNAMED -> "unnamed";
            case HARMLESS -> "passed";
            case MISSED -> "missed";
            case FALSE_ALARM -> "false alarm";
        };
    }

    boolean mattersToTheFigures() {
        return outcome != Outcome.HARMLESS;
    }

    String account() {
        return outcome + ": " + description + "\n" + report.toString().indent(4);
    }
}
