package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stated sensitivity of screened blocks, beside large constants, and of small and zero entries. */
class ScreeningPromisesTests {

    private static final int SIZE = 600;

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e2, 1e4})
    void errorsJustAboveTheSensitivityAreWrong(double offset) {
        for (int seed = 1000; seed < 1010; seed++) {
            double[] right = gradient(point(seed));
            double sensitivity = check(seed, offset, right).sensitivity().orElseThrow();
            double typical =
                    Math.sqrt(Arrays.stream(right).map(g -> g * g).average().orElseThrow());
            Random random = new Random(seed);
            int entry = random.nextInt(SIZE);
            right[entry] += (random.nextBoolean() ? 1.01 : -1.01) * sensitivity * typical;
            GradientReport report = check(seed, offset, right);

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.DISAGREES);
            assertThat(report.mismatches()).singleElement().matches(wrong -> wrong.entry() == entry);
        }
    }

    @Test
    void smallEntriesAreTooSmallToTellAndZerosAreRight() {
        double[] x = point(1);
        double[] weights = IntStream.range(0, SIZE)
                .mapToDouble(i -> i < 10 ? 1e-12 : i < 30 ? 0 : 1)
                .toArray();
        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(
                        v -> IntStream.range(0, SIZE)
                                .mapToDouble(i -> weights[i] * Math.exp(v[i]))
                                .sum(),
                        v -> IntStream.range(0, SIZE)
                                .mapToDouble(i -> weights[i] * Math.exp(v[i]))
                                .toArray(),
                        x);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(report.count(EntryVerdict.TOO_SMALL)).isEqualTo(10);
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(SIZE - 10);
    }

    private static GradientReport check(int seed, double offset, double[] claimed) {
        return GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(
                        v -> {
                            double sum = offset;
                            for (int i = 0; i < SIZE; i++) {
                                sum += Math.sin(v[i]) + 0.1 * v[i] * v[(i + 1) % SIZE];
                            }
                            return sum;
                        },
                        v -> claimed,
                        point(seed));
    }

    private static double[] point(int seed) {
        return new Random(seed).doubles(SIZE, -1, 1).toArray();
    }

    private static double[] gradient(double[] x) {
        return IntStream.range(0, SIZE)
                .mapToDouble(i -> Math.cos(x[i]) + 0.1 * (x[(i + 1) % SIZE] + x[(i + SIZE - 1) % SIZE]))
                .toArray();
    }
}
