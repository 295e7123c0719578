package org.gradcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeanInsteadOfSumTests {

    private static final double[] W = {0.5, -1.25, 2, 0.75, -0.6, 1.1};
    private static final double[] RIGHT = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};

    @Test
    void aFactorThatIsOneByTheNumberOfExamples() {
        assertThat(Told.of(Measured.diagnosesOfBatch(4, Measured.vector("w", W, changed(i -> RIGHT[i] / 4), RIGHT))))
                .isEqualTo("""
                        MEAN_INSTEAD_OF_SUM in w
                        analytic = 0.250000 x numeric in all 6 entries (spread 1e-14); the batch has 4 examples
                        do not divide by the number of examples once more""");
    }

    private static double[] changed(IntToDoubleFunction value) {
        return IntStream.range(0, W.length).mapToDouble(value).toArray();
    }
}
