package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class UnfilledPartTests {

    private static final double[] RIGHT = IntStream.range(0, 40)
            .mapToDouble(i -> Math.sin(1 + i) + (i % 2 == 0 ? 1.5 : -1.5))
            .toArray();

    @Test
    void rowsAreNamed() {
        assertThat(DiagnosisText.of(Measured.diagnoses(matrix("w", i -> i / 5 == 3 || i / 5 == 6))))
                .isEqualTo("""
                        PARTLY_FILLED in w
                        analytic = 0 in rows 3 and 6 of 8, where the cost has a derivative; the rest is right
                        look at the loop or the index that fills them""");
    }

    @Test
    void blocksWithTheSamePartAreOneBug() {
        assertThat(Measured.diagnoses(matrix("w", i -> i % 5 == 4), matrix("v", i -> i % 5 == 4)))
                .extracting(Diagnosis::where, Diagnosis::evidence)
                .containsExactly(tuple(
                        "all blocks",
                        "analytic = 0 in column 4 of 5, where the cost has a derivative; the rest is right"));
    }

    @Test
    void theEndOfAVectorIsNamed() {
        assertThat(Measured.diagnoses(Measured.vector("w", RIGHT, unfilled(i -> i >= 30), RIGHT)))
                .extracting(Diagnosis::evidence)
                .containsExactly(
                        "analytic = 0 in the last 10 of 40 entries, where the cost has a derivative; the rest is right");
    }

    /** A mask leaves zeros where it likes, which is no part that a loop has left out. */
    @Test
    void scatteredZerosAreNoPart() {
        assertThat(Measured.diagnoses(Measured.vector("w", RIGHT, unfilled(i -> i * i % 7 == 2), RIGHT)))
                .isEmpty();
    }

    private static MeasuredBlock matrix(String name, IntPredicate isUnfilled) {
        return Measured.block(name, Shape.of(8, 5), RIGHT, unfilled(isUnfilled), RIGHT);
    }

    private static double[] unfilled(IntPredicate isUnfilled) {
        return IntStream.range(0, 40)
                .mapToDouble(i -> isUnfilled.test(i) ? 0 : RIGHT[i])
                .toArray();
    }
}
