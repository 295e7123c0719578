package org.gradcheck.diagnosis.zoo;

import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.report.GradientReport;

/** One bug, and what a check made of it. */
record Sighting(Cause cause, Outcome outcome, List<Cause> named, String specimen, GradientReport report) {

    Sighting {
        named = List.copyOf(named);
    }

    /** The column of the confusion matrix. */
    String column() {
        return switch (outcome) {
            case RIGHT, WRONG -> named.get(0).name();
            case UNNAMED -> "unnamed";
            case HARMLESS -> "passed";
            case MISSED -> "missed";
            case FALSE_ALARM -> "accused";
        };
    }

    boolean mattersToTheFigures() {
        return outcome != Outcome.HARMLESS;
    }

    String account() {
        return outcome + ": " + specimen + "\n" + report.toString().indent(4);
    }
}
