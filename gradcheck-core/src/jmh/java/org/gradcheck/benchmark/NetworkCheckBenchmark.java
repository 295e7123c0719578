package org.gradcheck.benchmark;

import java.util.concurrent.TimeUnit;
import org.gradcheck.GradientChecker;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.report.GradientReport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole check of the built-in network, its backpropagation included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class NetworkCheckBenchmark {

    @Param({"2-2-1", "64-32-10", "784-30-10", "784-100-10", "784-300-10", "784-300-100-10", "784-1000-200-10"})
    public String sizes;

    @Param("TANH")
    public Activation hidden;

    @Param("10")
    public int batchSize;

    private BenchmarkSubject subject;

    @Setup
    public void build() {
        subject = BenchmarkSubject.of(sizes, hidden, batchSize);
    }

    @Benchmark
    public GradientReport check() {
        GradientReport report = GradientChecker.standard()
                .check(
                        subject.network(),
                        subject.batch(),
                        Backpropagation.gradient(subject.network(), subject.batch()));
        report.assertPassed();
        return report;
    }
}
