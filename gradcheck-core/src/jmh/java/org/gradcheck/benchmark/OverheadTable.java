package org.gradcheck.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.gradcheck.benchmark.page.BenchmarkTable;
import org.gradcheck.benchmark.page.Figures;
import org.gradcheck.benchmark.page.MarkdownRows;
import org.gradcheck.benchmark.page.Measurements;

/** What the checker takes besides the calls of the cost. */
final class OverheadTable implements BenchmarkTable {

    @Override
    public String name() {
        return "overhead";
    }

    @Override
    public MarkdownRows rows(Measurements measurements) {
        MarkdownRows rows = MarkdownRows.under(
                "one call of the cost",
                "as many calls as the check makes",
                "check of arrays in place",
                "overhead",
                "check of a function",
                "overhead");
        for (String batchSize : List.of("5", "50")) {
            OptionalDouble bare = time(measurements, "bareCalls", batchSize);
            if (bare.isPresent()) {
                OptionalDouble inPlace = time(measurements, "checkInPlace", batchSize);
                OptionalDouble function = time(measurements, "checkOfFunction", batchSize);
                rows.add(
                        Figures.time(time(measurements, "oneCall", batchSize)),
                        Figures.time(bare),
                        Figures.time(inPlace),
                        percent(bare, inPlace),
                        Figures.time(function),
                        percent(bare, function));
            }
        }
        return rows;
    }

    private static OptionalDouble time(Measurements measurements, String method, String batchSize) {
        return measurements.time(OverheadBenchmark.class, method, "batchSize=" + batchSize);
    }

    private static String percent(OptionalDouble bare, OptionalDouble check) {
        return check.isPresent()
                ? String.format(Locale.ROOT, "%.1f %%", 100 * (check.getAsDouble() / bare.getAsDouble() - 1))
                : "";
    }
}
