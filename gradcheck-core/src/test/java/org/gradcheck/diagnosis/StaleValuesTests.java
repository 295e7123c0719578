package org.gradcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.subject.Background;
import org.junit.jupiter.api.Test;

class StaleValuesTests {

    private static final double[] BEFORE = {0.5, -1.25, 2};
    private static final double[] HERE = {0.6, -1.2, 1.8};
    private static final double[] AT_HERE = {0.31, 0.17, -0.43};
    private static final double[] AT_HERE_STALE = {0.59, 0.23, -0.11};

    @Test
    void theNumericGradientOfThePointBefore() {
        assertThat(Told.of(new WrongGradient(
                                List.of(Measured.vector("w", HERE, AT_HERE_STALE, AT_HERE)),
                                Background.none(),
                                List.of(Measured.vector("w", BEFORE, AT_HERE_STALE, AT_HERE_STALE)),
                                () -> false)
                        .diagnose()))
                .isEqualTo("""
                        STALE_GRADIENT in w
                        analytic = the numeric gradient of the point before, in all 3 entries
                        compute the gradient again after the parameters have moved""");
    }
}
