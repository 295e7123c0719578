package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many exponentials, a few of which have a kink close to the point, but not at it. */
class ScreeningBesideKinksTests {

    private static final int SIZE = 5000;

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3})
    void aRightGradientAgreesBesideAKink(double distance) {
        for (int seed = 0; seed < 3; seed++) {
            GradientReport report = check(seed, 1, distance, -1, 1);

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.AGREES);
            assertThat(report.sensitivity().orElseThrow()).isLessThan(1e-2);
            assertThat(report.evaluations()).isLessThanOrEqualTo(250);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3})
    void aWrongEntryIsLocatedAlthoughAKinkIsBesideAnother(double distance) {
        for (int seed = 0; seed < 3; seed++) {
            GradientReport report = check(seed, 1, distance, 4321, 0.9);

            assertThat(report.mismatches())
                    .as("seed %s: %s", seed, report)
                    .extracting(Discrepancy::entry)
                    .containsExactly(4321);
            assertThat(report.evaluations()).isLessThanOrEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1e-8", "5, 1e-8", "5, 1e-6", "20, 1e-8", "20, 1e-5"})
    void severalKinksHideNothing(int kinks, double distance) {
        assertThat(check(1, kinks, distance, -1, 1).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(check(1, kinks, distance, 4321, 0.9).mismatches())
                .extracting(Discrepancy::entry)
                .containsExactly(4321);
    }

    @Test
    void noteSaysWhichEntriesTheDirectionsLeaveOut() {
        assertThat(check(2, 2, 1e-8, -1, 1).blocks().get(0).note())
                .isEqualTo("all but 2 entries at kinks or waves by 2 random directions, 2 of 5000 one by one");
    }

    /** The exponentials of random numbers; the first {@code kinks} multiples of 31 have a kink at a distance. */
    private static GradientReport check(int seed, int kinks, double distance, int wrong, double factor) {
        double[] x = new Random(seed).doubles(SIZE, -1, 1).toArray();
        double[] at =
                IntStream.range(0, kinks).mapToDouble(k -> x[31 * k] + distance).toArray();
        return GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(
                        v -> {
                            double sum = 0;
                            for (double e : v) {
                                sum += Math.exp(e);
                            }
                            for (int k = 0; k < kinks; k++) {
                                sum += Math.abs(v[31 * k] - at[k]);
                            }
                            return sum;
                        },
                        v -> IntStream.range(0, SIZE)
                                .mapToDouble(i -> (Math.exp(v[i]) + kinkSlope(v, at, i)) * (i == wrong ? factor : 1))
                                .toArray(),
                        x);
    }

    private static double kinkSlope(double[] v, double[] at, int i) {
        return i % 31 == 0 && i / 31 < at.length ? Math.signum(v[i] - at[i / 31]) : 0;
    }
}
