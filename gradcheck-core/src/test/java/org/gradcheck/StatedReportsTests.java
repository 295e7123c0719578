package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.report.page.ReportPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of entries that the Javadoc of a report states. */
class StatedReportsTests {

    private static final double[] NOT_FINITE =
            DoubleStream.generate(() -> Double.NaN).limit(300).toArray();

    private final GradientChecker checker = GradientChecker.standard();

    @Test
    void reportOfAJacobianHasTheWorstHundredThousandEntries() {
        GradientReport report = checker.checkJacobian(
                x -> Arrays.copyOf(x, 350),
                x -> Stream.generate(() -> NOT_FINITE).limit(350).toArray(double[][]::new),
                new Random(1).doubles(300).toArray());

        assertThat(report.count(EntryVerdict.DISAGREES)).isEqualTo(350 * 300);
        assertThat(report.mismatches()).hasSize(100_000);
    }

    /** Five wrong entries, and a subgradient at a kink. */
    @Test
    void pageShowsDifferenceQuotientsOfFourEntries(@TempDir Path folder) {
        try (ReportPages pages = ReportPages.in(folder, PagePolicy.FAILURES)) {
            GradientReport report = checker.writingTo(pages)
                    .check(
                            x -> Math.abs(x[0])
                                    + Arrays.stream(x).map(v -> v * v).sum(),
                            x -> new double[] {0.3, 9, 9, 9, 9, 9},
                            0,
                            1,
                            2,
                            3,
                            4,
                            5);

            assertThat(report.curves()).hasSize(4);
        }
    }

    @Test
    void unresolvedReportHasThreeEntriesNearestToWrong() {
        GradientReport report = checker.check(
                x -> Arrays.stream(x).map(v -> v * v).sum() + 1e-3 * Math.sin(1e9 * Arrays.hashCode(x)),
                x -> Arrays.stream(x).map(v -> 2 * v + 1e-3).toArray(),
                new Random(1).doubles(10).toArray());

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.doubtful()).hasSize(3);
    }
}
