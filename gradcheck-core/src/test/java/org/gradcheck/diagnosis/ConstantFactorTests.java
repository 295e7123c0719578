package org.gradcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class ConstantFactorTests {

    private static final double[] W = {0.5, -1.25, 2, 0.75, -0.6, 1.1};
    private static final double[] RIGHT = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};

    @Test
    void twice() {
        assertThat(Told.of(Measured.diagnoses(Measured.vector("w", W, changed(i -> 2 * RIGHT[i]), RIGHT))))
                .isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 2.000000 x numeric in all 6 entries (spread 1e-14)
                        multiply by 1/2: a square whose cost has a factor of 1/2, or a term that is added twice""");
    }

    @Test
    void half() {
        assertThat(Told.of(Measured.diagnoses(Measured.vector("w", W, changed(i -> RIGHT[i] / 2), RIGHT))))
                .isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 0.500000 x numeric in all 6 entries (spread 1e-14)
                        multiply by 2: a square whose cost has no factor of 1/2, or a mean of two""");
    }

    @Test
    void aLearningRate() {
        assertThat(Told.of(Measured.diagnoses(Measured.vector("w", W, changed(i -> 0.01 * RIGHT[i]), RIGHT))))
                .isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 0.010000 x numeric in all 6 entries (spread 1e-14)
                        divide by the factor: a learning rate, or a weight of the cost that is on one side only""");
    }

    @Test
    void anyFactor() {
        assertThat(Told.of(Measured.diagnoses(Measured.vector("w", W, changed(i -> 1.37 * RIGHT[i]), RIGHT))))
                .isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 1.370000 x numeric in all 6 entries (spread 1e-14)
                        divide by the factor: a learning rate, or a weight of the cost that is on one side only""");
    }

    @Test
    void aWholeNumber() {
        assertThat(Told.of(Measured.diagnoses(Measured.vector("w", W, changed(i -> 7 * RIGHT[i]), RIGHT))))
                .isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 7.000000 x numeric in all 6 entries (spread 1e-14)
                        divide by 7: a sum of as many terms of which the cost takes the mean, or a weight; if a sum is meant, declare gradientIsSumOver(7)""");
    }

    /** What was not looked at may be right. */
    @Test
    void ofASampleOnlyWhatWasMeasuredIsCounted() {
        int[] entries = IntStream.range(0, 10).map(i -> 3 * i).toArray();
        double[] numeric =
                IntStream.of(entries).mapToDouble(i -> Math.cos(i) + 2).toArray();
        double[] analytic =
                IntStream.range(0, 10).mapToDouble(i -> 1.37 * numeric[i]).toArray();

        assertThat(Measured.diagnoses(Measured.sample("w", Shape.of(30), new double[30], entries, analytic, numeric)))
                .first()
                .extracting(Diagnosis::evidence)
                .asString()
                .startsWith("analytic = 1.370000 x numeric in all 10 entries measured (spread ");
    }

    private static double[] changed(IntToDoubleFunction value) {
        return IntStream.range(0, W.length).mapToDouble(value).toArray();
    }
}
