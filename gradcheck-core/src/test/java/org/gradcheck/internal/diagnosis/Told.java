package org.gradcheck.internal.diagnosis;

import java.util.List;
import java.util.stream.Collectors;
import org.gradcheck.diagnosis.Diagnosis;

/** Diagnoses as tests write them: cause and place, evidence, and remedy, a line each. */
public final class Told {

    private Told() {}

    public static String of(List<Diagnosis> diagnoses) {
        return diagnoses.stream().map(Told::of).collect(Collectors.joining("\n"));
    }

    private static String of(Diagnosis diagnosis) {
        String alternatives =
                diagnosis.alternatives().stream().map(cause -> " or " + cause).collect(Collectors.joining());
        return diagnosis.cause() + alternatives + " in " + diagnosis.where() + "\n" + diagnosis.evidence() + "\n"
                + diagnosis.remedy();
    }
}
