package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Hypotheses;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.subject.KnownContext;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Orders of large blocks, of which the analytic values are all known, but only a few were measured. */
class OrderOfSampleTests {

    private static final int SIZE = 400;

    private static final int[] MEASURED =
            IntStream.range(0, 20).map(i -> 19 * i + 1).toArray();

    private static double right(int entry) {
        return Math.sin(1 + entry) + (entry % 2 == 0 ? 1.5 : -1.5);
    }

    @Test
    void transposedSquare() {
        assertThat(DiagnosisText.of(ofMatrix(20, entry -> entry % 20 * 20 + entry / 20)))
                .isEqualTo("""
                        TRANSPOSED in w
                        analytic[i][j] = numeric[j][i] in all 20 entries measured
                        swap the two factors of the outer product, or the indices""");
    }

    @Test
    void columnByColumn() {
        assertThat(evidence(ofMatrix(10, entry -> entry % 40 * 10 + entry / 40)))
                .isEqualTo("the right values are there, column by column in all 20 entries measured");
    }

    @Test
    void oneEntryTooLate() {
        assertThat(evidence(ofMatrix(10, entry -> Math.floorMod(entry - 1, SIZE))))
                .isEqualTo("the right values are there, each one entry too late in all 20 entries measured");
    }

    @Test
    void oneEntryTooEarly() {
        assertThat(evidence(ofMatrix(10, entry -> Math.floorMod(entry + 1, SIZE))))
                .isEqualTo("the right values are there, each one entry too early in all 20 entries measured");
    }

    @Test
    void reversed() {
        assertThat(evidence(ofMatrix(10, entry -> SIZE - 1 - entry)))
                .isEqualTo("the right values are there, from the last to the first in all 20 entries measured");
    }

    @Test
    void exchangedBlocks() {
        JudgedValues first = block("v", 10, entry -> entry, 2, 3);
        JudgedValues second = block("w", 10, entry -> entry, 3, 2);

        assertThat(diagnoses(first, second))
                .extracting(Diagnosis::cause, Diagnosis::where, Diagnosis::evidence)
                .containsExactly(tuple(
                        Cause.REORDERED, "all blocks", "the right values of v are in w in all 20 entries measured"));
    }

    @Test
    void otherOrdersHaveNoName() {
        assertThat(ofMatrix(10, entry -> entry * 7 % SIZE)).isEmpty();
    }

    private static String evidence(List<Diagnosis> diagnoses) {
        return diagnoses.get(0).evidence();
    }

    /** @param from the entry whose derivative is at the place of another */
    private static List<Diagnosis> ofMatrix(int columns, IntUnaryOperator from) {
        return diagnoses(block("w", columns, from, 1, 1));
    }

    private static JudgedValues block(String name, int columns, IntUnaryOperator from, int analytic, int numeric) {
        return JudgedValues.of(Measured.sample(
                        name,
                        Shape.of(SIZE / columns, columns),
                        new double[SIZE],
                        MEASURED,
                        Arrays.stream(MEASURED)
                                .mapToDouble(entry -> power(from.applyAsInt(entry), analytic))
                                .toArray(),
                        Arrays.stream(MEASURED)
                                .mapToDouble(entry -> power(entry, numeric))
                                .toArray()))
                .withAnalytic(entry -> power(from.applyAsInt(entry), analytic));
    }

    private static double power(int entry, int exponent) {
        return Math.pow(right(entry), exponent);
    }

    private static List<Diagnosis> diagnoses(JudgedValues... blocks) {
        return Hypotheses.diagnose(WrongGradient.of(
                List.of(blocks),
                new KnownContext(Optional.empty(), OptionalInt.empty(), false, false),
                List.of(),
                () -> false));
    }
}
