package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check costs where nothing is right. */
class PathologyCountTests {

    private static final int SIZE = 1_000;

    /** Evaluations beside those of the entries. */
    private static final long FIXED = 64;

    /** Entries of a wrong block that are compared closely. */
    private static final int CLOSELY = 256;

    private final double[] point = new Random(5).doubles(SIZE, 0.5, 1).toArray();

    @ParameterizedTest
    @ValueSource(doubles = {2, 1.01, 0, -1})
    void wrongEntriesTakeTwoEvaluationsAfterTheFirst256(double factor) {
        GradientReport report = check(e -> e * e * e, e -> factor * 3 * e * e, point);

        assertThat(report.evaluations()).isLessThan(2 * SIZE + 4 * CLOSELY + FIXED);
        assertThat(report.toString())
                .startsWith("gradient: all 1000 entries disagree, in x (")
                .contains("744 entries by a single difference");
        assertThat(report.blocks().get(0).count(EntryVerdict.DISAGREES)).isEqualTo(SIZE);
    }

    @Test
    void wrongEntriesAtKinksTakeTwoAfterTheFirst256() {
        GradientReport report = check(Math::abs, e -> 2, new double[SIZE]);

        assertThat(report.evaluations()).isLessThan(2 * SIZE + 30 * CLOSELY + FIXED);
        assertThat(report.blocks().get(0).count(EntryVerdict.DISAGREES)).isEqualTo(SIZE);
    }

    /** A jump makes the slope of its side infinite, so no claim is outside of the slopes on both sides. */
    @Test
    void jumpsAreNotComparedCloselyAfterTheFirst512() {
        double[] steps = new double[2 * SIZE];
        Arrays.setAll(steps, i -> 1 + i % 50);
        GradientReport report = check(e -> Math.floor(e) + e * e, e -> 2 * e, steps);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.evaluations()).isLessThan(2L * steps.length + 26 * 2 * CLOSELY + FIXED);
    }

    /** A kink of the last entries alone: the slopes on both sides allow the claim, so these entries are compared closely. */
    @Test
    void rightEntriesBesideManyWrongOnesAreComparedClosely() {
        double[] x = point.clone();
        Arrays.fill(x, 600, 700, 0);
        GradientReport report = check(e -> e == 0 ? 0 : Math.abs(e) * (1 + e), e -> e == 0 ? 0.5 : 3 * (1 + 2 * e), x);

        assertThat(report.blocks().get(0).count(EntryVerdict.DISAGREES)).isEqualTo(900);
        assertThat(report.blocks().get(0).count(EntryVerdict.AT_A_KINK)).isEqualTo(100);
    }

    @Test
    void zeroGradientOfAFloatCostIsScreened() {
        float[] w = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            w[i] = (float) point[i];
        }
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("zero")
                        .parameter("w", w, new float[SIZE])
                        .cost(() -> {
                            float sum = 0;
                            for (float e : w) {
                                sum += e * e * e;
                            }
                            return sum;
                        })
                        .backward(() -> {}));

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.evaluations()).isLessThan(100);
    }

    private static GradientReport check(DoubleUnaryOperator term, DoubleUnaryOperator claim, double[] x) {
        return GradientChecker.standard()
                .check(
                        v -> Arrays.stream(v).map(term).sum(),
                        v -> Arrays.stream(v).map(claim).toArray(),
                        x);
    }
}
