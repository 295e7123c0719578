package org.gradcheck.diagnosis;

import java.util.List;
import java.util.stream.Collectors;

/** Diagnoses as tests write them: cause and place, evidence, and remedy, a line each. */
final class Told {

    private Told() {}

    static String of(List<Diagnosis> diagnoses) {
        return diagnoses.stream().map(Told::of).collect(Collectors.joining("\n"));
    }

    private static String of(Diagnosis diagnosis) {
        String alternatives =
                diagnosis.alternatives().stream().map(cause -> " or " + cause).collect(Collectors.joining());
        return diagnosis.cause() + alternatives + " in " + diagnosis.where() + "\n" + diagnosis.evidence() + "\n"
                + diagnosis.remedy();
    }
}
