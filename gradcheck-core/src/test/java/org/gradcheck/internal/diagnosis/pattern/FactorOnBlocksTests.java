package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class FactorOnBlocksTests {

    private static final double[] W = {0.5, -1.25, 2, 0.75, -0.6, 1.1};
    private static final double[] RIGHT = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};

    @Test
    void negativeIsNamed() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.vector("w", W, changed(i -> -RIGHT[i]), RIGHT))))
                .isEqualTo("""
                        SIGN_FLIPPED in w
                        analytic = -1.000000 x numeric in all 6 entries (spread 1e-14)
                        negate it; if it is meant to be added, or to maximise, declare maximizing()""");
    }

    /** Declaring the other sign would make the right blocks wrong. */
    @Test
    void signOfOneBlockCannotBeDeclared() {
        assertThat(DiagnosisText.of(Measured.diagnoses(
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

    @Test
    void factorOfTheNumberOfExamplesIsASum() {
        assertThat(DiagnosisText.of(Measured.diagnosesOfBatch(3, Measured.times(3))))
                .isEqualTo("""
                        SUM_INSTEAD_OF_MEAN in w
                        analytic = 3.000000 x numeric in all 6 entries (spread 1e-14); the batch has 3 examples
                        divide the accumulated gradient by the number of examples, or declare gradientIsSumOver(3)""");
    }

    @Test
    void factorWithoutKnownExamplesIsConstant() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.times(3)))).isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 3.000000 x numeric in all 6 entries (spread 1e-14)
                        divide by 3: a sum of as many terms of which the cost takes the mean, or a weight; if the batch has 3 examples, declare examples(3); if a sum is meant, declare gradientIsSumOver(3)""");
    }

    /** Differences of a float cost give 11.99999 in place of 12. */
    @Test
    void wholeFactorWithinItsErrorAsksForTheNumberOfExamples() {
        double[] noisy = {0.31, 0.17, -0.43 + 4e-10, 0.59, 0.23 + 3e-10, -0.11};
        assertThat(Measured.diagnoses(Measured.vector("w", W, changed(i -> 12 * RIGHT[i]), noisy)))
                .extracting(Diagnosis::remedy)
                .containsExactly(
                        "divide by 12: a sum of as many terms of which the cost takes the mean, or a weight; if the batch"
                                + " has 12 examples, declare examples(12); if a sum is meant, declare gradientIsSumOver(12)");
    }

    @Test
    void factorTwoOfTwoExamplesIsASumOrASquare() {
        assertThat(DiagnosisText.of(Measured.diagnosesOfBatch(2, Measured.times(2))))
                .isEqualTo("""
                        SUM_INSTEAD_OF_MEAN or CONSTANT_FACTOR in w
                        analytic = 2.000000 x numeric in all 6 entries (spread 1e-14); the batch has 2 examples
                        divide the accumulated gradient by the number of examples, or declare gradientIsSumOver(2); for CONSTANT_FACTOR: multiply by 1/2: a square whose cost has a factor of 1/2, or a term that is added twice""");
    }

    @Test
    void factorOfOneByTheNumberOfExamplesIsAMean() {
        assertThat(DiagnosisText.of(Measured.diagnosesOfBatch(4, Measured.times(0.25))))
                .isEqualTo("""
                        MEAN_INSTEAD_OF_SUM in w
                        analytic = 0.250000 x numeric in all 6 entries (spread 1e-14); the batch has 4 examples
                        do not divide by the number of examples once more""");
    }

    @Test
    void factorTwo() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.times(2)))).isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 2.000000 x numeric in all 6 entries (spread 1e-14)
                        multiply by 1/2: a square whose cost has a factor of 1/2, or a term that is added twice""");
    }

    @Test
    void factorHalf() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.times(0.5)))).isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 0.500000 x numeric in all 6 entries (spread 1e-14)
                        multiply by 2: a square whose cost has no factor of 1/2, or a mean of two""");
    }

    @Test
    void learningRate() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.times(0.01)))).isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 0.010000 x numeric in all 6 entries (spread 1e-14)
                        divide by the factor: a learning rate, or a weight of the cost that is on one side only""");
    }

    @Test
    void anyFactor() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.times(1.37)))).isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 1.370000 x numeric in all 6 entries (spread 1e-14)
                        divide by the factor: a learning rate, or a weight of the cost that is on one side only""");
    }

    @Test
    void wholeNumber() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.times(7)))).isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 7.000000 x numeric in all 6 entries (spread 1e-14)
                        divide by 7: a sum of as many terms of which the cost takes the mean, or a weight; if the batch has 7 examples, declare examples(7); if a sum is meant, declare gradientIsSumOver(7)""");
    }

    /** Entries that were not measured may be right. */
    @Test
    void onlyMeasuredEntriesOfASampleAreCounted() {
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
