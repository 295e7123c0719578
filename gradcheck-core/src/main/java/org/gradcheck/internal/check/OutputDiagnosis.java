package org.gradcheck.internal.check;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.KnownContext;

/** The bugs of a matrix of derivatives, of which only the values are known. */
final class OutputDiagnosis {

    private OutputDiagnosis() {}

    /** Returns what explains the wrong entries; nothing if there are too many entries. */
    static Explained of(JudgedBlock judged) {
        return of(values(judged));
    }

    /**
     * Returns the same for a matrix of which only a sample was measured.
     *
     * @param analytic the analytic value of each entry in row-major order
     */
    static Explained of(JudgedBlock judged, IntToDoubleFunction analytic) {
        return of(values(judged).withAnalytic(analytic));
    }

    private static JudgedValues values(JudgedBlock judged) {
        return JudgedValues.of(judged.measured(), judged.verdicts(), judged.report());
    }

    /** Returns the same for other values of the matrix, whose verdicts follow from their error bars. */
    static Explained of(MeasuredBlock measured) {
        return of(JudgedValues.of(measured));
    }

    private static Explained of(JudgedValues values) {
        return values.measured().size() > WrongGradient.MOST_ENTRIES
                ? Explained.NOTHING
                : Explained.of(WrongGradient.of(List.of(values), KnownContext.none(), List.of(), () -> false));
    }
}
