package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Hypotheses;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.KnownContext;
import org.junit.jupiter.api.Test;

class FrozenGradientTests {

    private static final MeasuredBlock BLOCK =
            Measured.vector("w", new double[3], new double[] {0.59, 0.23, -0.11}, new double[] {0.31, 0.17, -0.43});

    @Test
    void frozenGradientIsNamed() {
        assertThat(DiagnosisText.of(Hypotheses.diagnose(
                        new WrongGradient(List.of(BLOCK), KnownContext.none(), List.of(), () -> true))))
                .isEqualTo("""
                        STALE_GRADIENT in w
                        the gradient is the same to the last digit on either side of the point, though the cost is not linear
                        compute it from the parameters as they are when it is asked for: look for a copy, a cache or a constant; alsoAround(1, 0.1) checks that it follows""");
    }
}
