package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.internal.diagnosis.Told;
import org.junit.jupiter.api.Test;

class MeanInsteadOfSumTests {

    @Test
    void aFactorThatIsOneByTheNumberOfExamples() {
        assertThat(Told.of(Measured.diagnosesOfBatch(4, Measured.times(0.25)))).isEqualTo("""
                        MEAN_INSTEAD_OF_SUM in w
                        analytic = 0.250000 x numeric in all 6 entries (spread 1e-14); the batch has 4 examples
                        do not divide by the number of examples once more""");
    }
}
