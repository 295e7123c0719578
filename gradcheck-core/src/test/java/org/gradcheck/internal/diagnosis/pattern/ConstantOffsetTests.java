package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;

class ConstantOffsetTests {

    private static final double[] W = {0.5, -1.25, 2, 0.75, -0.6, 1.1};
    private static final double[] RIGHT = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};

    @Test
    void theSameNumberInEachEntry() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.vector("w", W, changed(i -> RIGHT[i] + 0.25), RIGHT))))
                .isEqualTo("""
                        CONSTANT_OFFSET in w
                        analytic - numeric = 0.250000 in all 6 entries
                        look for a term that is added to each entry and does not depend on it""");
    }

    private static double[] changed(IntToDoubleFunction value) {
        return IntStream.range(0, W.length).mapToDouble(value).toArray();
    }
}
