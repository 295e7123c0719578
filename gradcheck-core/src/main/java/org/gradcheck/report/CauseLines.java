package org.gradcheck.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;

/**
 * Lines of a report's text about its diagnoses: each bug with the figures that show it and its remedy, and the pattern of the wrong values
 * that no bug explains.
 */
final class CauseLines {

    private static final int MOST_IN_FULL = 2;

    private final List<Diagnosis> diagnoses;

    private final Optional<String> pattern;

    CauseLines(List<Diagnosis> diagnoses, Optional<String> pattern) {
        this.diagnoses = diagnoses;
        this.pattern = pattern;
    }

    /** Returns three lines for each of the first two bugs, and one line for all others or for the pattern. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(diagnoses.size(), MOST_IN_FULL); i++) {
            Diagnosis diagnosis = diagnoses.get(i);
            lines.add(title(i) + ": " + causes(diagnosis) + where(diagnosis) + tie(diagnosis));
            lines.add("  " + Wording.oneLine(diagnosis.evidence()));
            lines.add("  remedy: " + Wording.oneLine(diagnosis.remedy()));
        }
        if (diagnoses.size() > MOST_IN_FULL) {
            lines.add("Further causes: "
                    + diagnoses.stream()
                            .skip(MOST_IN_FULL)
                            .map(further -> causes(further) + where(further))
                            .collect(joining("; ")));
        }
        if (pattern.isPresent() && diagnoses.size() <= MOST_IN_FULL) {
            lines.add((diagnoses.isEmpty() ? "Pattern: " : "Pattern of the rest: ") + Wording.oneLine(pattern.get()));
        }
        return lines;
    }

    private String title(int number) {
        if (diagnoses.size() == 1) {
            return "Cause";
        }
        return "Cause " + (number + 1) + " of " + diagnoses.size()
                + (isIndependent(number) ? ", independent of the first" : "");
    }

    private boolean isIndependent(int number) {
        return number > 0 && diagnoses.get(number).isIndependentOf(diagnoses.get(0));
    }

    private static String causes(Diagnosis diagnosis) {
        List<String> names = new ArrayList<>();
        names.add(named(diagnosis.cause()));
        for (Cause alternative : diagnosis.alternatives()) {
            names.add(named(alternative));
        }
        return Wording.alternatives(names);
    }

    private static String named(Cause cause) {
        return cause.words() + " (" + cause.name() + ")";
    }

    private static String where(Diagnosis diagnosis) {
        return diagnosis.where().isBlank() ? "" : " in " + Wording.name(diagnosis.where());
    }

    private static String tie(Diagnosis diagnosis) {
        return switch (diagnosis.alternatives().size()) {
            case 0 -> "";
            case 1 -> "; both would give these values";
            default -> "; each of them would give these values";
        };
    }
}
