package org.gradcheck.benchmark;

import java.util.List;
import java.util.OptionalDouble;
import org.gradcheck.benchmark.page.BenchmarkTable;
import org.gradcheck.benchmark.page.Figures;
import org.gradcheck.benchmark.page.MarkdownRows;
import org.gradcheck.benchmark.page.Measurements;

/** How the time of a check grows with the number of parameters. */
final class GrowthTable implements BenchmarkTable {

    private static final List<String> NETWORKS = List.of("784-30-10", "784-100-10", "784-300-10");

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public MarkdownRows rows(Measurements measurements) {
        MarkdownRows rows =
                MarkdownRows.under("from", "to", "parameters grow by", "time grows by", "time a parameter grows by");
        for (int i = 0; i < NETWORKS.size(); i++) {
            for (int j = i + 1; j < NETWORKS.size(); j++) {
                addStep(rows, measurements, NETWORKS.get(i), NETWORKS.get(j));
            }
        }
        return rows;
    }

    private static void addStep(MarkdownRows rows, Measurements measurements, String from, String to) {
        OptionalDouble small = measurements.time(NetworkCheckBenchmark.class, "check", "sizes=" + from);
        OptionalDouble large = measurements.time(NetworkCheckBenchmark.class, "check", "sizes=" + to);
        if (small.isEmpty() || large.isEmpty()) {
            return;
        }
        double parameters = (double) BenchmarkSubject.parameters(to) / BenchmarkSubject.parameters(from);
        double time = large.getAsDouble() / small.getAsDouble();
        rows.add(
                from,
                to,
                Figures.digits(parameters) + " x",
                Figures.digits(time) + " x",
                Figures.digits(time / parameters) + " x");
    }
}
