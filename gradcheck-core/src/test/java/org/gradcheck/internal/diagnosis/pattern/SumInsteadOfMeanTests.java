package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.internal.diagnosis.Told;
import org.junit.jupiter.api.Test;

class SumInsteadOfMeanTests {

    @Test
    void aFactorThatIsTheNumberOfExamples() {
        assertThat(Told.of(Measured.diagnosesOfBatch(3, Measured.times(3)))).isEqualTo("""
                        SUM_INSTEAD_OF_MEAN in w
                        analytic = 3.000000 x numeric in all 6 entries (spread 1e-14); the batch has 3 examples
                        divide the accumulated gradient by the number of examples, or declare gradientIsSumOver(3)""");
    }

    @Test
    void withoutThatNumberItIsAnyFactor() {
        assertThat(Told.of(Measured.diagnoses(Measured.times(3)))).isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 3.000000 x numeric in all 6 entries (spread 1e-14)
                        divide by 3: a sum of as many terms of which the cost takes the mean, or a weight; if a sum is meant, declare gradientIsSumOver(3)""");
    }

    @Test
    void twoExamplesExplainAFactorOfTwo() {
        assertThat(Told.of(Measured.diagnosesOfBatch(2, Measured.times(2)))).isEqualTo("""
                        SUM_INSTEAD_OF_MEAN in w
                        analytic = 2.000000 x numeric in all 6 entries (spread 1e-14); the batch has 2 examples
                        divide the accumulated gradient by the number of examples, or declare gradientIsSumOver(2)""");
    }
}
