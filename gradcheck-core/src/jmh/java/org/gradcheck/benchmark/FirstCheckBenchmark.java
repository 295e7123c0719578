package org.gradcheck.benchmark;

import java.util.concurrent.TimeUnit;
import org.gradcheck.GradientChecker;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.report.GradientReport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The first check of a JVM: each measurement has a JVM of its own, and nothing of gradcheck is loaded before, but the network. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(20)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstCheckBenchmark {

    private static final int BATCH = 10;

    /** The network of the last two measurements. */
    @State(Scope.Thread)
    public static class OfNetwork {

        BenchmarkSubject subject;

        @Setup(Level.Trial)
        public void build() {
            subject = BenchmarkSubject.of("64-32-10", Activation.TANH, BATCH);
        }
    }

    /** Rosenbrock's function. */
    private static double cost(double[] x) {
        double valley = x[1] - x[0] * x[0];
        return (1 - x[0]) * (1 - x[0]) + 100 * valley * valley;
    }

    private static double[] gradient(double[] x) {
        double valley = x[1] - x[0] * x[0];
        return new double[] {-2 * (1 - x[0]) - 400 * x[0] * valley, 200 * valley};
    }

    private static double[] wrongGradient(double[] x) {
        double[] wrong = gradient(x);
        wrong[1] /= 2;
        return wrong;
    }

    @Benchmark
    public GradientReport ofFunction() {
        return GradientChecker.standard().check(FirstCheckBenchmark::cost, FirstCheckBenchmark::gradient, -1.2, 1);
    }

    @Benchmark
    public String ofFunctionThatFails() {
        return GradientChecker.standard()
                .check(FirstCheckBenchmark::cost, FirstCheckBenchmark::wrongGradient, -1.2, 1)
                .toString();
    }

    @Benchmark
    public GradientReport ofNetwork(OfNetwork given) {
        BenchmarkSubject subject = given.subject;
        return GradientChecker.standard()
                .check(
                        subject.network(),
                        subject.batch(),
                        Backpropagation.gradient(subject.network(), subject.batch()));
    }

    @Benchmark
    public int plainLoopOverNetwork(OfNetwork given) {
        BenchmarkSubject subject = given.subject;
        return new PlainLoop(
                        subject.network().parameters(),
                        () -> subject.network().cost(subject.batch()),
                        Backpropagation.gradient(subject.network(), subject.batch())
                                .asVector())
                .mismatches();
    }
}
