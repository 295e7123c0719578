package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.gradcheck.report.CostNearby;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/** Reports on costs with a kink, a jump or noise at the point. */
class CostNearbyTests {

    @Test
    void claimOutsideOfTheSlopesOfAKink() {
        GradientReport report = GradientChecker.standard()
                .check(x -> 2 * Math.abs(x[0]) + x[0] + x[1] * x[1], x -> new double[] {4.5, 2 * x[1]}, 0, 0.7);

        assertThat(report.toString().lines().skip(2))
                .containsExactly(
                        "  worst entries      analytic  numeric  error bar",
                        "  x[0]           4.500000e+00        -          -  kink: slopes -1 and +3, 4.5 is not between them");
        assertThat(report.mismatches())
                .extracting(Discrepancy::costNearby)
                .singleElement()
                .isInstanceOf(CostNearby.Kink.class);
    }

    @Test
    void jump() {
        GradientReport report = GradientChecker.standard()
                .check(x -> (x[0] < 0.8 ? 0 : 6.28) + Math.exp(x[0]), x -> new double[] {Math.exp(x[0])}, 0.8);

        assertThat(report.toString().lines().skip(2))
                .containsExactly(
                        "  worst entries      analytic  numeric  error bar",
                        "  x[0]           2.225541e+00        -          -  the cost jumps by 6.28 here");
    }

    @Test
    void unresolvedReportShowsTheEntriesNearestToWrong() {
        GradientReport report = GradientChecker.standard()
                .check(
                        x -> 0.1 * noise(x) + x[0] * x[0] + Math.sin(2 * x[1]) + x[2] * x[3],
                        x -> new double[] {2 * x[0] + 0.4, 2 * Math.cos(2 * x[1]), x[3], x[2]},
                        0.3,
                        -0.6,
                        0.9,
                        0.5);

        assertThat(report.verdict()).as(report::toString).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.doubtful().get(0).name()).isEqualTo("x[0]");
        assertThat(report.toString().lines().skip(1).limit(3))
                .satisfiesExactly(
                        block -> assertThat(block).contains(": the noise of the cost, 3e-02, hides these entries; "),
                        title -> assertThat(title).startsWith("  nearest to wrong               analytic"),
                        row -> assertThat(row)
                                .startsWith(
                                        "  x[0]                       1.000000e+00           6.000000e-01    2.4e+02"));
    }

    private static double noise(double[] x) {
        return new Random(31L * Arrays.hashCode(x)).nextDouble() - 0.5;
    }

    @Test
    void otherReportsHaveNoDoubtfulEntries() {
        assertThat(GradientChecker.standard()
                        .check(x -> x[0] * x[0], x -> new double[] {3 * x[0]}, 0.3)
                        .doubtful())
                .isEmpty();
    }
}
