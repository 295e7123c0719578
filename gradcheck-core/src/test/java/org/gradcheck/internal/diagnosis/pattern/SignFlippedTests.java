package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.internal.diagnosis.Told;
import org.junit.jupiter.api.Test;

class SignFlippedTests {

    private static final double[] W = {0.5, -1.25, 2, 0.75, -0.6, 1.1};
    private static final double[] RIGHT = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};

    @Test
    void theNegativeOfEachEntry() {
        assertThat(Told.of(Measured.diagnoses(Measured.vector("w", W, changed(i -> -RIGHT[i]), RIGHT))))
                .isEqualTo("""
                        SIGN_FLIPPED in w
                        analytic = -1.000000 x numeric in all 6 entries (spread 1e-14)
                        negate it; if it is meant to be added, or to maximise, declare maximizing()""");
    }

    /** To declare the other sign would make the right blocks wrong. */
    @Test
    void ofOneBlockAloneIsNoConvention() {
        assertThat(Told.of(Measured.diagnoses(
                        Measured.vector("v", W, RIGHT, RIGHT),
                        Measured.vector("w", W, changed(i -> -RIGHT[i]), RIGHT))))
                .isEqualTo("""
                        SIGN_FLIPPED in w
                        analytic = -1.000000 x numeric in all 6 entries (spread 1e-14)
                        negate it""");
    }

    private static double[] changed(IntToDoubleFunction value) {
        return IntStream.range(0, W.length).mapToDouble(value).toArray();
    }
}
