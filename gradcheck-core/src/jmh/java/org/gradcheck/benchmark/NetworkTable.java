package org.gradcheck.benchmark;

import java.util.List;
import java.util.OptionalDouble;
import org.gradcheck.benchmark.page.BenchmarkTable;
import org.gradcheck.benchmark.page.Figures;
import org.gradcheck.benchmark.page.MarkdownRows;
import org.gradcheck.benchmark.page.Measurements;

/** Whole checks of the built-in network, beside the plain loop. */
final class NetworkTable implements BenchmarkTable {

    private static final List<String> NETWORKS =
            List.of("2-2-1", "64-32-10", "784-30-10", "784-100-10", "784-300-10", "784-300-100-10", "784-1000-200-10");

    @Override
    public String name() {
        return "networks";
    }

    @Override
    public MarkdownRows rows(Measurements measurements) {
        MarkdownRows rows = MarkdownRows.under(
                "network",
                "parameters",
                "check",
                "plain loop",
                "faster by",
                "plain loop, hand-optimised cost",
                "faster by");
        for (String sizes : NETWORKS) {
            OptionalDouble check = measurements.time(NetworkCheckBenchmark.class, "check", "sizes=" + sizes);
            OptionalDouble loop = loop(measurements, "throughNetworkCost", sizes);
            OptionalDouble optimised = loop(measurements, "throughPlainArrays", sizes);
            if (check.isPresent() || loop.isPresent() || optimised.isPresent()) {
                rows.add(
                        sizes,
                        Figures.count(BenchmarkSubject.parameters(sizes)),
                        Figures.time(check),
                        loopTime(loop, sizes),
                        Figures.times(check, loop),
                        loopTime(optimised, sizes),
                        Figures.times(check, optimised));
            }
        }
        return rows;
    }

    /** The time of the whole loop, which is that of the sample times the share that the sample is. */
    private static OptionalDouble loop(Measurements measurements, String method, String sizes) {
        int parameters = BenchmarkSubject.parameters(sizes);
        double share = (double) parameters / PlainLoop.visited(parameters);
        OptionalDouble seconds = measurements.time(PlainLoopBenchmark.class, method, "sizes=" + sizes);
        return seconds.isPresent() ? OptionalDouble.of(seconds.getAsDouble() * share) : seconds;
    }

    private static String loopTime(OptionalDouble seconds, String sizes) {
        int parameters = BenchmarkSubject.parameters(sizes);
        boolean scaled = seconds.isPresent() && PlainLoop.visited(parameters) < parameters;
        return (scaled ? "~ " : "") + Figures.time(seconds);
    }
}
