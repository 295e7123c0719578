package org.gradcheck.benchmark;

import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.network.Activation;
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

/** The {@link PlainLoop} over the networks of {@link NetworkCheckBenchmark}; it is warm before the first measurement. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 3, time = 1)
public class PlainLoopBenchmark {

    private static final int WARM_UPS = 3;

    @Param({"2-2-1", "64-32-10", "784-30-10", "784-100-10", "784-300-10", "784-300-100-10", "784-1000-200-10"})
    public String sizes;

    @Param("TANH")
    public Activation hidden;

    @Param("10")
    public int batchSize;

    private PlainLoop overNetwork;
    private PlainLoop overPlainArrays;

    @Setup
    public void build() {
        BenchmarkSubject subject = BenchmarkSubject.of(sizes, hidden, batchSize);
        PlainForwardPass pass = new PlainForwardPass(subject);
        RealVector gradient = subject.gradient().asVector();
        overNetwork = new PlainLoop(
                subject.network().parameters(), () -> subject.network().cost(subject.batch()), gradient);
        overPlainArrays = new PlainLoop(new ArrayRealVector(pass.parameters(), false), pass::cost, gradient);
        for (int i = 0; i < WARM_UPS; i++) {
            overNetwork.warmUp();
            overPlainArrays.warmUp();
        }
    }

    @Benchmark
    public int throughNetworkCost() {
        return overNetwork.mismatches();
    }

    @Benchmark
    public int throughPlainArrays() {
        return overPlainArrays.mismatches();
    }
}
