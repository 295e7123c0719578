package org.gradcheck.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.gradcheck.benchmark.page.BenchmarkTable;
import org.gradcheck.benchmark.page.Counters;
import org.gradcheck.benchmark.page.Figures;
import org.gradcheck.benchmark.page.MarkdownRows;
import org.gradcheck.benchmark.page.Measurements;

/** What the checker takes besides the calls of the cost: the middle of all measurements, and the middle half. */
final class OverheadTable implements BenchmarkTable {

    @Override
    public String name() {
        return "overhead";
    }

    @Override
    public MarkdownRows rows(Measurements measurements) {
        MarkdownRows rows = MarkdownRows.under(
                "one call of the cost",
                "calls in a check",
                "check of arrays in place adds",
                "check of a function adds");
        for (String batchSize : List.of("5", "50")) {
            List<Counters> iterations =
                    measurements.counters(OverheadBenchmark.class, "inTurn", "batchSize=" + batchSize);
            if (!iterations.isEmpty()) {
                rows.add(
                        Figures.time(OptionalDouble.of(quartiles(iterations, it -> it.of("bare") / it.of("calls"))[1])),
                        Figures.count((long) iterations.get(0).of("calls")
                                / iterations.get(0).operations()),
                        percent(iterations, "inPlace"),
                        percent(iterations, "function"));
            }
        }
        return rows;
    }

    private static String percent(List<Counters> iterations, String check) {
        double[] added = quartiles(iterations, it -> 100 * (it.of(check) / it.of("bare") - 1));
        return String.format(Locale.ROOT, "%.1f %% (%.1f to %.1f)", added[1], added[0], added[2]);
    }

    private static double[] quartiles(List<Counters> iterations, ToDoubleFunction<Counters> figure) {
        double[] sorted = iterations.stream().mapToDouble(figure).sorted().toArray();
        return Arrays.stream(new double[] {0.25, 0.5, 0.75})
                .map(part -> sorted[(int) Math.round(part * (sorted.length - 1))])
                .toArray();
    }
}
