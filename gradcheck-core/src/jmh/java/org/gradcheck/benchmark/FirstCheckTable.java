package org.gradcheck.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.gradcheck.benchmark.page.BenchmarkTable;
import org.gradcheck.benchmark.page.Figures;
import org.gradcheck.benchmark.page.MarkdownRows;
import org.gradcheck.benchmark.page.Measurements;

/** The first check of a JVM, and the plain loop in its place. */
final class FirstCheckTable implements BenchmarkTable {

    private static final Map<String, String> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("ofFunction", "check of a function of 2 coordinates");
        ROWS.put("ofFunctionThatFails", "the same, wrong, with the text of its report");
        ROWS.put("ofNetwork", "check of the network 64-32-10");
        ROWS.put("plainLoopOverNetwork", "plain loop over that network");
    }

    @Override
    public String name() {
        return "first";
    }

    @Override
    public MarkdownRows rows(Measurements measurements) {
        MarkdownRows rows = MarkdownRows.under("first in its JVM", "time");
        ROWS.forEach((method, what) -> {
            OptionalDouble time = measurements.time(FirstCheckBenchmark.class, method);
            if (time.isPresent()) {
                rows.add(what, Figures.time(time));
            }
        });
        return rows;
    }
}
