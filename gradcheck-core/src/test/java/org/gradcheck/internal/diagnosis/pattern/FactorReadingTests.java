package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class FactorReadingTests {

    @Test
    void partOfTheExamples() {
        assertThat(DiagnosisText.of(Measured.diagnosesOfBatch(9, Measured.times(6 / 9.0))))
                .isEqualTo("""
                        CONSTANT_FACTOR in w
                        analytic = 0.666667 x numeric in all 6 entries (spread 1e-14); 0.666667 is 6/9, and the batch has 9 examples
                        divide by the factor: a learning rate, or a weight of the cost that is on one side only; if 3 of the 9 examples are masked, ignored or dropped, divide by the same number of examples in cost and gradient""");
    }

    @Test
    void rootOfADimension() {
        assertThat(evidence(Math.sqrt(5))).contains("; 2.236068 is the square root of the 5 columns of q");
        assertThat(evidence(1 / Math.sqrt(5))).contains("; 0.447214 is 1 / the square root of the 5 columns of q");
    }

    @Test
    void numberOfOutputs() {
        assertThat(evidence(1 / 3.0)).contains("; 0.333333 is 1 / the number of the 3 rows of q");
    }

    @Test
    void anotherFactorHasNoReading() {
        assertThat(evidence(1.37)).isEqualTo("analytic = 1.370000 x numeric in all 15 entries (spread 1e-14)");
    }

    private static String evidence(double factor) {
        double[] right =
                IntStream.range(0, 15).mapToDouble(i -> 1 + Math.sin(1 + i)).toArray();
        double[] wrong =
                IntStream.range(0, 15).mapToDouble(i -> factor * right[i]).toArray();
        MeasuredBlock block = Measured.block("q", Shape.of(3, 5), new double[15], wrong, right);
        List<Diagnosis> diagnoses = Measured.diagnoses(block);
        assertThat(diagnoses).hasSize(1);
        return diagnoses.get(0).evidence();
    }
}
