package org.gradcheck.benchmark.page;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;

/** What a run of JMH has measured, in seconds an operation; the benchmarks state their times in seconds. */
public record Measurements(List<RunResult> results) {

    public Measurements {
        results = List.copyOf(results);
        for (RunResult result : results) {
            BenchmarkParams benchmark = result.getParams();
            if (benchmark.getTimeUnit() != TimeUnit.SECONDS) {
                throw new IllegalArgumentException(benchmark.getBenchmark() + " is measured in "
                        + benchmark.getTimeUnit() + ": the tables take seconds, so run it without -tu");
            }
        }
    }

    public static Measurements of(Collection<RunResult> results) {
        return new Measurements(List.copyOf(results));
    }

    /**
     * How long one operation of a benchmark took.
     *
     * @param suite the class of the benchmark
     * @param method its method
     * @param parameters values of its parameters, as {@code name=value}
     * @return seconds; empty if it was not run with these parameters
     */
    public OptionalDouble time(Class<?> suite, String method, String... parameters) {
        return results(suite, method, parameters)
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst();
    }

    /**
     * What a benchmark has counted, iteration by iteration.
     *
     * @param suite the class of the benchmark
     * @param method its method
     * @param parameters values of its parameters, as {@code name=value}
     * @return all measured iterations of all forks; empty if it was not run with these parameters
     */
    public List<Counters> counters(Class<?> suite, String method, String... parameters) {
        return results(suite, method, parameters)
                .flatMap(result -> result.getBenchmarkResults().stream())
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(Measurements::counters)
                .toList();
    }

    private static Counters counters(IterationResult iteration) {
        Map<String, Double> totals = new TreeMap<>();
        iteration.getSecondaryResults().forEach((name, counter) -> totals.put(name, counter.getScore()));
        return new Counters(totals, iteration.getMetadata().getMeasuredOps());
    }

    private Stream<RunResult> results(Class<?> suite, String method, String... parameters) {
        String name = suite.getName() + "." + method;
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().equals(name) && has(result, parameters));
    }

    /** How often it was measured, such as {@code 1 fork, 3 warm-ups, 5 measurements}; the least of all benchmarks. */
    public String effort() {
        return leastOf(BenchmarkParams::getForks) + " forks, " + iterations(IterationType.WARMUP) + " warm-ups and "
                + iterations(IterationType.MEASUREMENT) + " measurements each";
    }

    private int iterations(IterationType type) {
        return leastOf(benchmark ->
                (type == IterationType.WARMUP ? benchmark.getWarmup() : benchmark.getMeasurement()).getCount());
    }

    private int leastOf(ToIntFunction<BenchmarkParams> count) {
        return results.stream()
                .mapToInt(result -> count.applyAsInt(result.getParams()))
                .min()
                .orElse(0);
    }

    private static boolean has(RunResult result, String... parameters) {
        for (String parameter : parameters) {
            int sign = parameter.indexOf('=');
            String value = result.getParams().getParam(parameter.substring(0, sign));
            if (!parameter.substring(sign + 1).equals(value)) {
                return false;
            }
        }
        return true;
    }
}
