package org.gradcheck.diagnosis.corpus;

import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;

/** The causes that a report names. */
final class Named {

    private Named() {}

    static List<Cause> in(GradientReport report) {
        return report.diagnoses().stream().map(Diagnosis::cause).toList();
    }
}
