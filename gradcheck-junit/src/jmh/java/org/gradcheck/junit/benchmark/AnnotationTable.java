package org.gradcheck.junit.benchmark;

import java.util.OptionalDouble;
import org.gradcheck.benchmark.page.BenchmarkTable;
import org.gradcheck.benchmark.page.Figures;
import org.gradcheck.benchmark.page.MarkdownRows;
import org.gradcheck.benchmark.page.Measurements;

/** What an annotated test takes more than an empty one. */
final class AnnotationTable implements BenchmarkTable {

    @Override
    public String name() {
        return "annotation";
    }

    @Override
    public MarkdownRows rows(Measurements measurements) {
        MarkdownRows rows = MarkdownRows.under("test", "time", "more than the empty test, each trial");
        OptionalDouble empty = measurements.time(AnnotationBenchmark.class, "emptyTest");
        if (empty.isPresent()) {
            rows.add("empty `@Test`", Figures.time(empty), "");
            add(
                    rows,
                    "`@GradientCheck(trials = 1)` of a 2-2-1 network",
                    1,
                    empty.getAsDouble(),
                    measurements,
                    "networkTest");
            add(
                    rows,
                    "`@GradientCheck` of a 2-2-1 network, 3 trials",
                    3,
                    empty.getAsDouble(),
                    measurements,
                    "networkTestOfThreeTrials");
        }
        return rows;
    }

    private static void add(
            MarkdownRows rows, String label, int trials, double empty, Measurements measurements, String method) {
        OptionalDouble time = measurements.time(AnnotationBenchmark.class, method);
        if (time.isPresent()) {
            OptionalDouble more = OptionalDouble.of((time.getAsDouble() - empty) / trials);
            rows.add(label, Figures.time(time), Figures.time(more));
        }
    }
}
