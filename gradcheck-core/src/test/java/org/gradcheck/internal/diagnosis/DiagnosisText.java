package org.gradcheck.internal.diagnosis;

import java.util.List;
import java.util.stream.Collectors;
import org.gradcheck.diagnosis.Diagnosis;

/** Diagnoses as text for tests: cause and place, evidence, and remedy, a line each. */
public final class DiagnosisText {

    private DiagnosisText() {}

    public static String of(List<Diagnosis> diagnoses) {
        return diagnoses.stream().map(DiagnosisText::of).collect(Collectors.joining("\n"));
    }

    private static String of(Diagnosis diagnosis) {
        String alternatives =
                diagnosis.alternatives().stream().map(cause -> " or " + cause).collect(Collectors.joining());
        return diagnosis.cause() + alternatives + " in " + diagnosis.where() + "\n" + diagnosis.evidence() + "\n"
                + diagnosis.remedy();
    }
}
