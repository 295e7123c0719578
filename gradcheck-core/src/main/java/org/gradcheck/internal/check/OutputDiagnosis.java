package org.gradcheck.internal.check;

import java.util.List;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.Hypotheses;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.KnownContext;

/** The bugs of a matrix of derivatives, of which only the values are known. */
final class OutputDiagnosis {

    private OutputDiagnosis() {}

    /** Returns the bugs that explain the wrong entries; none if there are too many entries. */
    static List<Diagnosis> of(MeasuredBlock measured) {
        return measured.size() > WrongGradient.MOST_ENTRIES
                ? List.of()
                : Hypotheses.diagnose(
                        new WrongGradient(List.of(measured), KnownContext.none(), List.of(), () -> false));
    }
}
