package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Hypotheses;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.KnownContext;
import org.junit.jupiter.api.Test;

class EarlierPointTests {

    private static final double[] BEFORE = {0.5, -1.25, 2};
    private static final double[] HERE = {0.6, -1.2, 1.8};
    private static final double[] AT_HERE = {0.31, 0.17, -0.43};
    private static final double[] AT_HERE_STALE = {0.59, 0.23, -0.11};

    @Test
    void theNumericGradientOfTheFirstPoint() {
        assertThat(DiagnosisText.of(
                        diagnoses(AT_HERE_STALE, Measured.vector("w", BEFORE, AT_HERE_STALE, AT_HERE_STALE))))
                .isEqualTo("""
                        STALE_GRADIENT in w
                        analytic = the numeric gradient at the first point, in all 3 entries
                        compute the gradient again after the parameters have moved""");
    }

    @Test
    void theNumericGradientOfAPointBetween() {
        assertThat(DiagnosisText.of(diagnoses(
                        AT_HERE_STALE,
                        Measured.vector("w", BEFORE, BEFORE, BEFORE),
                        Measured.vectorAt("at point 2", "w", BEFORE, AT_HERE_STALE, AT_HERE_STALE))))
                .isEqualTo("""
                        STALE_GRADIENT in w
                        analytic = the numeric gradient at point 2, in all 3 entries
                        compute the gradient again after the parameters have moved""");
    }

    /** It was computed once, and never again. */
    @Test
    void theNumericGradientOfThePointBeforeTheLast() {
        assertThat(DiagnosisText.of(diagnoses(
                        AT_HERE_STALE,
                        Measured.vector("w", BEFORE, AT_HERE_STALE, AT_HERE_STALE),
                        Measured.vectorAt("at point 2", "w", BEFORE, BEFORE, BEFORE))))
                .contains("analytic = the numeric gradient at the first point, in all 3 entries");
    }

    @Test
    void noneOfThem() {
        assertThat(diagnoses(
                        new double[] {0.59, 0.23, -0.12}, Measured.vector("w", BEFORE, AT_HERE_STALE, AT_HERE_STALE)))
                .isEmpty();
    }

    private static List<Diagnosis> diagnoses(double[] analytic, MeasuredBlock... earlier) {
        return Hypotheses.diagnose(new WrongGradient(
                List.of(Measured.vector("w", HERE, analytic, AT_HERE)),
                KnownContext.none(),
                List.of(earlier),
                () -> false));
    }
}
