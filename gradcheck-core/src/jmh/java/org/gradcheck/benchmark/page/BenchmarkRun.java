package org.gradcheck.benchmark.page;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs benchmarks as JMH's own command line does, and writes what they measured to the page. */
public final class BenchmarkRun {

    private BenchmarkRun() {}

    /**
     * Runs the benchmarks of a module.
     *
     * @param arguments what JMH takes on its command line
     * @param tables the tables that the results belong to
     */
    public static void of(String[] arguments, List<BenchmarkTable> tables)
            throws RunnerException, CommandLineOptionException {
        Measurements measurements = Measurements.of(run(new CommandLineOptions(arguments)));
        for (BenchmarkTable table : tables) {
            BenchmarkPage.ofTheBuild().replace(table.name(), table.rows(measurements), measurements.effort());
        }
    }

    /** The benchmarks that were asked for may all be those of the other module. */
    private static Collection<RunResult> run(CommandLineOptions options) throws RunnerException {
        try {
            return new Runner(options).run();
        } catch (NoBenchmarksException e) {
            return List.of();
        }
    }
}
