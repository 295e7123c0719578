package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two blocks that are screened together, of which the second is of another size, or matters less to the cost. */
class UnequalBlocksTests {

    private static final int SIZE = 1_000;

    private static final int SEEDS = 20;

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-6, 1, 1e6})
    void parametersOfAnotherSizeAreSeenAsWell(double size) {
        for (int seed = 0; seed < SEEDS; seed++) {
            GradientReport report = check(seed, size, 1, 1);

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.AGREES);
            assertThat(report.sensitivity().orElseThrow()).isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-6, 1, 1e6})
    void aWrongEntryIsFoundAmongParametersOfAnotherSize(double size) {
        for (int seed = 0; seed < SEEDS; seed++) {
            GradientReport report = check(seed, size, 1, 1.001);

            assertThat(report.mismatches())
                    .as("seed %s: %s", seed, report)
                    .singleElement()
                    .extracting(Discrepancy::name)
                    .isEqualTo("second[" + wrong(seed) + "]");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-6})
    void aBlockOfSmallInfluenceIsComparedByItself(double influence) {
        for (int seed = 0; seed < SEEDS; seed++) {
            GradientReport report = check(seed, 1, influence, 1);

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.AGREES);
            assertThat(report.blocks().get(1).sensitivity().orElseThrow()).isLessThan(1e-2);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 2, 1.1})
    void aWrongEntryIsFoundInABlockThatMattersLess(double factor) {
        for (int seed = 0; seed < SEEDS; seed++) {
            GradientReport report = check(seed, 1, 1e-6, factor);

            assertThat(report.mismatches())
                    .as("seed %s: %s", seed, report)
                    .singleElement()
                    .extracting(Discrepancy::name)
                    .isEqualTo("second[" + wrong(seed) + "]");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-13, 1e-15, 1e-17})
    void aBlockBelowTheNoiseDoesNotDisagreeEntryByEntry(double influence) {
        for (int seed = 0; seed < SEEDS; seed++) {
            GradientReport report = WavesOnALine.check(seed, influence);

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isNotEqualTo(Verdict.DISAGREES);
        }
    }

    @Test
    void anErrorThatPassesIsBelowWhatTheReportStates() {
        for (int seed = 0; seed < SEEDS; seed++) {
            GradientReport report = check(seed, 1, 1e-6, 1.001);

            boolean isBelow = report.blocks().get(1).sensitivity().orElse(0) >= 1e-4;
            assertThat(!report.passed() || isBelow)
                    .as("seed %s: %s", seed, report)
                    .isTrue();
        }
    }

    @Test
    void aBlockThatNoiseHidesDoesNotPass() {
        GradientReport report = check(1, 1, 1e-14, 1);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.blocks().get(0).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.blocks().get(1).note())
                .contains("; the noise of the cost, ")
                .endsWith(", hides these entries; compute the cost more precisely or check a smaller instance");
    }

    /** The cost is that of a first block of size 1, and so many times that of a second one in its own unit. */
    private static GradientReport check(int seed, double size, double influence, double factor) {
        double[] first = point(seed, 1);
        double[] second = point(seed + SEEDS, size);
        int wrong = wrong(seed);
        return GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(GradientSubject.named("blocks")
                        .parameter("first", first, () -> gradient(first, 1))
                        .parameter("second", second, () -> {
                            double[] gradient = gradient(second, size);
                            for (int i = 0; i < SIZE; i++) {
                                gradient[i] *= i == wrong ? influence * factor : influence;
                            }
                            return gradient;
                        })
                        .cost(() -> cost(first, 1) + influence * cost(second, size)));
    }

    private static int wrong(int seed) {
        return new Random(seed).nextInt(SIZE);
    }

    private static double cost(double[] x, double unit) {
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value / unit);
        }
        return sum / SIZE;
    }

    private static double[] gradient(double[] x, double unit) {
        return IntStream.range(0, SIZE)
                .mapToDouble(i -> Math.exp(x[i] / unit) / unit / SIZE)
                .toArray();
    }

    private static double[] point(int seed, double size) {
        return new Random(seed).doubles(SIZE, -size, size).toArray();
    }
}
