package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.internal.diagnosis.Told;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class ConstantFactorTests {

    @Test
    void twice() {
        assertThat(Told.of(Measured.diagnoses(Measured.times(2)))).isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 2.000000 x numeric in all 6 entries (spread 1e-14)
                        multiply by 1/2: a square whose cost has a factor of 1/2, or a term that is added twice""");
    }

    @Test
    void half() {
        assertThat(Told.of(Measured.diagnoses(Measured.times(0.5)))).isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 0.500000 x numeric in all 6 entries (spread 1e-14)
                        multiply by 2: a square whose cost has no factor of 1/2, or a mean of two""");
    }

    @Test
    void aLearningRate() {
        assertThat(Told.of(Measured.diagnoses(Measured.times(0.01)))).isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 0.010000 x numeric in all 6 entries (spread 1e-14)
                        divide by the factor: a learning rate, or a weight of the cost that is on one side only""");
    }

    @Test
    void anyFactor() {
        assertThat(Told.of(Measured.diagnoses(Measured.times(1.37)))).isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 1.370000 x numeric in all 6 entries (spread 1e-14)
                        divide by the factor: a learning rate, or a weight of the cost that is on one side only""");
    }

    @Test
    void aWholeNumber() {
        assertThat(Told.of(Measured.diagnoses(Measured.times(7)))).isEqualTo("""
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
}
