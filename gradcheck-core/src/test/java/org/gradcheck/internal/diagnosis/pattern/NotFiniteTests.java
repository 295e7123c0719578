package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;

class NotFiniteTests {

    private static final Diagnosis ONE_NAN = new Diagnosis(
            Cause.NOT_FINITE,
            "x",
            "1 of 4 entries is not finite, the first is NaN at [2]",
            "look for 0/0, the logarithm of 0, an overflow of exp, or an array that was never written",
            List.of());

    private static final double[] POINT = {0.5, -1.25, 2, 0.75};
    private static final double[] RIGHT = {0.31, 0.17, -0.43, 0.59};

    @Test
    void firstEntryIsReported() {
        assertThat(diagnoses(0.31, 0.17, Double.NaN, 0.59)).containsExactly(ONE_NAN);
    }

    @Test
    void anotherBugIsFoundInTheRest() {
        assertThat(diagnoses(0.62, 0.34, Double.NaN, 1.18))
                .containsExactly(
                        ONE_NAN,
                        new Diagnosis(
                                Cause.CONSTANT_FACTOR,
                                "x",
                                "analytic = 2.000000 x numeric in all 3 entries (spread 1e-14)",
                                "multiply by 1/2: a square whose cost has a factor of 1/2, or a term that is added twice",
                                List.of()));
    }

    @Test
    void theRestMayHaveNoName() {
        assertThat(diagnoses(0.71, -0.4, Double.NaN, 0.2)).containsExactly(ONE_NAN);
    }

    private static List<Diagnosis> diagnoses(double... analytic) {
        return Measured.diagnoses(Measured.vector("x", POINT, analytic, RIGHT));
    }
}
