package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Parameters at their bounds, which can be moved to one side alone, among many others. */
class ScreeningAtBoundsTests {

    private static final int SIZE = 12_000;

    /** A third of the parameters at the lower bound, a third at the upper one. */
    private final double[] x = IntStream.range(0, SIZE)
            .mapToDouble(i -> List.of(-1.0, 0.1 + 0.5 * Math.sin(i), 2.0).get(i % 3))
            .toArray();

    private final double[] gradient =
            IntStream.range(0, SIZE).mapToDouble(this::derivative).toArray();

    @Test
    void aRightGradientTakesFourDozenEvaluations() {
        GradientReport report = check(-1, 2);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(SIZE);
        assertThat(report.sensitivity().orElseThrow()).isLessThan(1e-5);
        assertThat(report.evaluations()).isLessThanOrEqualTo(48);
        assertThat(report.blocks().get(0).note())
                .isEqualTo("all entries by 2 random directions, entries at bounds by 2 inward directions,"
                        + " 0 of 12000 one by one");
    }

    @Test
    void aWrongEntryAtABoundIsLocated() {
        for (int wrong : new int[] {0, 2, 5_001, 11_999}) {
            gradient[wrong] += 1e-3;
            GradientReport report = check(-1, 2);
            gradient[wrong] = derivative(wrong);

            assertThat(report.mismatches()).extracting(Discrepancy::entry).containsExactly(wrong);
            assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(SIZE - 1);
            assertThat(report.evaluations()).isLessThanOrEqualTo(96);
        }
    }

    @Test
    void aWrongEntryAwayFromBoundsIsLocatedBesideThem() {
        gradient[4_000] += 1e-3;
        GradientReport report = check(-1, 2);

        assertThat(report.mismatches()).extracting(Discrepancy::entry).containsExactly(4_000);
        assertThat(report.evaluations()).isLessThanOrEqualTo(96);
    }

    @Test
    void entriesThatAreAllWrongAtTheirBoundsAreSampled() {
        Arrays.setAll(gradient, i -> i % 3 == 1 ? gradient[i] : -gradient[i]);
        GradientReport report = check(-1, 2);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.DISAGREES);
        assertThat(report.mismatches()).hasSize(64).allMatch(entry -> entry.entry() % 3 != 1);
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(SIZE / 3);
    }

    @Test
    void fewEntriesAtBoundsAreExaminedOneByOne() {
        Arrays.setAll(x, i -> i < 3 ? -1 : 0.5);
        Arrays.setAll(gradient, this::derivative);
        GradientReport report = check(-1, 2);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(report.blocks().get(0).note())
                .isEqualTo("all entries by 2 random directions, 3 of 12000 one by one");
    }

    @Test
    void entriesThatHaveRoomNowhereAreNotCalledRight() {
        Arrays.setAll(x, i -> i % 2 == 0 ? 1 : 1 + 0x1p-52);
        Arrays.setAll(gradient, this::derivative);
        GradientReport report = check(1, 1 + 0x1p-52);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.count(EntryVerdict.UNRESOLVED)).isEqualTo(SIZE);
    }

    private GradientReport check(double lower, double upper) {
        return GradientChecker.standard()
                .check(GradientSubject.named("bounded")
                        .parameter("x", x, gradient::clone)
                        .cost(() -> {
                            assertThat(Arrays.stream(x).min().orElseThrow()).isGreaterThanOrEqualTo(lower);
                            assertThat(Arrays.stream(x).max().orElseThrow()).isLessThanOrEqualTo(upper);
                            return Arrays.stream(x)
                                    .map(v -> Math.exp(v) + 3 * v)
                                    .sum();
                        })
                        .declare("x", block -> block.bounds(lower, upper)));
    }

    private double derivative(int i) {
        return Math.exp(x[i]) + 3;
    }
}
