package org.gradcheck.benchmark;

import java.util.concurrent.TimeUnit;
import org.gradcheck.GradientChecker;
import org.gradcheck.network.Activation;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * What the checker takes besides the calls of the cost: a cost of 2,410 parameters that it knows nothing about, against as
 * many calls of that cost as the check makes. The gradient is there already; computing it is not part of either.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 10, time = 2)
public class OverheadBenchmark {

    static final String SIZES = "64-32-10";

    /** The cost of 5 examples takes about 10 microseconds, that of 50 about 100. */
    @Param({"5", "50"})
    public int batchSize;

    private PlainForwardPass pass;
    private double[] point;
    private double[] gradient;
    private long evaluations;

    @Setup
    public void build() {
        BenchmarkSubject subject = BenchmarkSubject.of(SIZES, Activation.TANH, batchSize);
        pass = new PlainForwardPass(subject);
        point = pass.parameters().clone();
        gradient = subject.gradient().asVector().toArray();
        evaluations = checkInPlace().evaluations();
    }

    /** Seconds that each took since the iteration began, and how many calls of the cost that was. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Shares {

        public double bare;
        public double inPlace;
        public double function;
        public double calls;
    }

    /** All in turn, so that a machine whose speed drifts slows them alike. */
    @Benchmark
    public double inTurn(Shares shares, Blackhole results) {
        long start = System.nanoTime();
        double sum = bareCalls();
        long bare = System.nanoTime();
        results.consume(checkInPlace());
        long inPlace = System.nanoTime();
        results.consume(checkOfFunction());
        long function = System.nanoTime();
        shares.bare += 1e-9 * (bare - start);
        shares.inPlace += 1e-9 * (inPlace - bare);
        shares.function += 1e-9 * (function - inPlace);
        shares.calls += evaluations;
        return sum;
    }

    private double bareCalls() {
        double sum = 0;
        double[] parameters = pass.parameters();
        for (long call = 0; call < evaluations; call++) {
            int i = (int) (call % parameters.length);
            double kept = parameters[i];
            parameters[i] = kept + 1e-5;
            sum += pass.cost();
            parameters[i] = kept;
        }
        return sum;
    }

    private GradientReport checkInPlace() {
        GradientSubject subject = GradientSubject.named("plain arrays")
                .parameter("parameters", pass.parameters(), gradient)
                .costInPlace(pass::cost)
                .backwardInPlace(() -> {});
        return passed(GradientChecker.standard().check(subject));
    }

    private GradientReport checkOfFunction() {
        return passed(GradientChecker.standard().check(pass::cost, x -> gradient.clone(), point));
    }

    private static GradientReport passed(GradientReport report) {
        report.assertPassed();
        return report;
    }
}
