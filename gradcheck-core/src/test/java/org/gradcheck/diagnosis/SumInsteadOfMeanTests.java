package org.gradcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SumInsteadOfMeanTests {

    private static final double[] W = {0.5, -1.25, 2, 0.75, -0.6, 1.1};
    private static final double[] RIGHT = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};

    @Test
    void aFactorThatIsTheNumberOfExamples() {
        assertThat(Told.of(Measured.diagnosesOfBatch(3, Measured.vector("w", W, changed(i -> 3 * RIGHT[i]), RIGHT))))
                .isEqualTo("""
                        SUM_INSTEAD_OF_MEAN in w
                        analytic = 3.000000 x numeric in all 6 entries (spread 1e-14); the batch has 3 examples
                        divide the accumulated gradient by the number of examples, or declare gradientIsSumOver(3)""");
    }

    @Test
    void withoutThatNumberItIsAnyFactor() {
        assertThat(Told.of(Measured.diagnoses(Measured.vector("w", W, changed(i -> 3 * RIGHT[i]), RIGHT))))
                .isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 3.000000 x numeric in all 6 entries (spread 1e-14)
                        divide by 3: a sum of as many terms of which the cost takes the mean, or a weight; if a sum is meant, declare gradientIsSumOver(3)""");
    }

    @Test
    void twoExamplesExplainAFactorOfTwo() {
        assertThat(Told.of(Measured.diagnosesOfBatch(2, Measured.vector("w", W, changed(i -> 2 * RIGHT[i]), RIGHT))))
                .isEqualTo("""
                        SUM_INSTEAD_OF_MEAN in w
                        analytic = 2.000000 x numeric in all 6 entries (spread 1e-14); the batch has 2 examples
                        divide the accumulated gradient by the number of examples, or declare gradientIsSumOver(2)""");
    }

    private static double[] changed(IntToDoubleFunction value) {
        return IntStream.range(0, W.length).mapToDouble(value).toArray();
    }
}
