package org.gradcheck.benchmark;

import java.util.List;
import org.gradcheck.benchmark.page.BenchmarkRun;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/** Runs the benchmarks of this module and writes their tables. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs what the arguments ask for.
     *
     * @param arguments those of JMH: a regular expression for what to run, and options
     */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        BenchmarkRun.of(
                arguments, List.of(new NetworkTable(), new GrowthTable(), new OverheadTable(), new FirstCheckTable()));
    }
}
