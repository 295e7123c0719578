package org.gradcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts of whole checks of plain functions, a row for each kind of cost, each drawn at several seeds. */
class VerdictTests {

    @ParameterizedTest
    @MethodSource("rightGradients")
    void aRightGradientPasses(VerdictCase row) {
        row.assertVerdict(Verdict.AGREES);
    }

    @ParameterizedTest
    @MethodSource("gradientsThatAreHardToTell")
    void aRightGradientIsNeverCalledWrong(VerdictCase row) {
        row.assertVerdictIsNot(Verdict.DISAGREES);
    }

    @ParameterizedTest
    @MethodSource("wrongGradients")
    void aWrongGradientIsCalledWrong(VerdictCase row) {
        row.assertVerdict(Verdict.DISAGREES);
    }

    static Stream<VerdictCase> rightGradients() {
        List<VerdictCase> rows = new ArrayList<>();
        rows.add(VerdictCase.of("rosenbrock", random -> Costs.rosenbrock(random, 6)));
        rows.add(VerdictCase.of("log at 1e-5", random -> Costs.separable(Math::log, x -> 1 / x, 1e-5, 3e-5, 0.7)));
        rows.add(VerdictCase.of(
                "sqrt near 0, NaN below",
                random -> Costs.separable(Math::sqrt, x -> 0.5 / Math.sqrt(x), 1e-3 * random.nextDouble(), 1e-8, 0.3)));
        rows.add(VerdictCase.of(
                "sin(1000x)/1000",
                random -> Costs.separable(
                        x -> Math.sin(1000 * x) / 1000, x -> Math.cos(1000 * x), Costs.uniform(random, 10, -3, 3))));
        rows.add(VerdictCase.of(
                "exp(50x)",
                random -> Costs.separable(
                        x -> Math.exp(50 * x), x -> 50 * Math.exp(50 * x), Costs.uniform(random, 10, -1, 1))));
        rows.add(VerdictCase.of("softmax of logits of 700", random -> Costs.softmax(random, 10, 700)));
        rows.add(VerdictCase.of("mean over 100,000 terms", random -> Costs.meanOverTerms(random, 5, 100_000)));
        rows.add(VerdictCase.of(
                "unused beside used", random -> Costs.rosenbrock(random, 5).withUnusedCoordinates(4)));
        rows.add(VerdictCase.of(
                "gradient of 1e-9", random -> Costs.rosenbrock(random, 5).times(1e-12)));
        rows.add(VerdictCase.of(
                "gradient of 1e9", random -> Costs.rosenbrock(random, 5).times(1e7)));
        rows.add(VerdictCase.of(
                "huber at both sides",
                random -> Costs.separable(
                        x -> Math.abs(x) <= 1 ? x * x / 2 : Math.abs(x) - 0.5,
                        x -> Math.max(-1, Math.min(1, x)),
                        1 - 1e-7,
                        1 + 1e-7,
                        -1 + 1e-9,
                        1,
                        0.3,
                        -2)));
        return rows.stream();
    }

    static Stream<VerdictCase> gradientsThatAreHardToTell() {
        return Stream.of(
                VerdictCase.of(
                        "single precision",
                        random -> Costs.rosenbrock(random, 6).butCost(f -> x -> (float) f.value(x))),
                VerdictCase.of("noise 1e-9", random -> {
                    Random noise = new Random(random.nextLong());
                    return Costs.rosenbrock(random, 6)
                            .butCost(f -> x -> f.value(x) * (1 + 1e-9 * noise.nextGaussian()));
                }),
                VerdictCase.of(
                        "repeatable noise 1e-9",
                        random -> Costs.rosenbrock(random, 6).butCost(f -> x -> f.value(x) * (1 + 1e-9 * hash(x)))),
                VerdictCase.of("jitter of some ulp", random -> {
                    Random noise = new Random(random.nextLong());
                    return Costs.rosenbrock(random, 6).butCost(f -> x -> f.value(x) * (1 + 2e-16 * noise.nextInt(5)));
                }),
                VerdictCase.of(
                        "|x| at 0", random -> Costs.separable(Math::abs, x -> 2 * random.nextDouble() - 1, 0, 0)),
                VerdictCase.of("relu at 0", random -> Costs.separable(x -> Math.max(0, x), x -> x > 0 ? 1 : 0, 0, 0.5)),
                VerdictCase.of(
                        "max at a tie",
                        random -> new Claim(x -> Math.max(x[0], x[1]), x -> new double[] {0.5, 0.5}, 0.7, 0.7)),
                VerdictCase.of("saturated sigmoid", random -> saturated(Costs.uniform(random, 4, 28, 36))),
                VerdictCase.of("wholly saturated sigmoid", random -> saturated(Costs.uniform(random, 4, 38, 60))),
                VerdictCase.of("x^4 at 0", random -> Costs.separable(x -> x * x * x * x, x -> 4 * x * x * x, 0)));
    }

    static Stream<VerdictCase> wrongGradients() {
        List<VerdictCase> rows = new ArrayList<>();
        for (Spoil spoil : Spoil.ALL) {
            rows.add(VerdictCase.of(
                    spoil.name(),
                    random -> Costs.rosenbrock(random, 20)
                            .butGradient(spoil.drawn().apply(random))));
        }
        rows.add(VerdictCase.of(
                "twice at scale 1e-12",
                random -> Costs.rosenbrock(random, 8).times(1e-12).butGradient(g -> map(g, v -> 2 * v))));
        rows.add(VerdictCase.of(
                "one entry 1 % off under a constant of 1e8",
                random -> Costs.quadratic(random, 20, 1).plus(1e8).butGradient(g -> with(g, 7, g[7] * 1.01))));
        rows.add(VerdictCase.of(
                "whole sign wrong under a cost scaled by 1e-9",
                random -> Costs.rosenbrock(random, 8).times(1e-9).butGradient(g -> map(g, v -> -v))));
        rows.add(VerdictCase.of(
                "a subgradient outside the slopes",
                random -> Costs.separable(Math::abs, x -> x == 0 ? 1.5 : Math.signum(x), 0, 1)));
        rows.add(VerdictCase.of(
                "single precision, twice",
                random -> Costs.quadratic(random, 6, 1)
                        .butCost(f -> x -> (float) f.value(x))
                        .butGradient(g -> map(g, v -> 2 * v))));
        rows.add(VerdictCase.of(
                "single precision, one 10 % off",
                random -> Costs.quadratic(random, 6, 1)
                        .butCost(f -> x -> (float) f.value(x))
                        .butGradient(g -> with(g, 2, 1.1 * g[2]))));
        rows.add(VerdictCase.of(
                "only the smallest entry wrong",
                random -> spread(random, 1e-8).butGradient(g -> with(g, smallest(g), 1.5 * g[smallest(g)]))));
        for (double lambda : new double[] {1e-2, 1e-3, 1e-5}) {
            rows.add(VerdictCase.of(
                    "missing weight decay " + lambda,
                    random -> Costs.meanOverTerms(random, 5, 50).butCost(f -> x -> f.value(x) + decay(lambda, x))));
            rows.add(VerdictCase.of("weight decay " + lambda + " that the cost lacks", random -> {
                Claim claim = Costs.meanOverTerms(random, 5, 50);
                return new Claim(
                        claim.cost(), x -> sum(claim.gradient().value(x), map(x, v -> lambda * v)), claim.at());
            }));
        }
        rows.add(VerdictCase.of(
                "twice where all of the gradient is about 1e-8",
                random -> Costs.quadratic(random, 10, 1).times(1e-8).butGradient(g -> map(g, v -> 2 * v))));
        rows.add(VerdictCase.of(
                "zero only where the gradient is about 1e-8",
                random -> spread(random, 1e-12).butGradient(g -> map(g, v -> Math.abs(v) < 1e-7 ? 0 : v))));
        rows.add(VerdictCase.of(
                "10 % off only where the gradient is about 1e-8",
                random -> spread(random, 1e-8).butGradient(g -> map(g, v -> Math.abs(v) < 1e-7 ? 1.1 * v : v))));
        return rows.stream();
    }

    private static Claim saturated(double... point) {
        return Costs.separable(x -> 1 / (1 + Math.exp(-x)), x -> Math.exp(-x) / Math.pow(1 + Math.exp(-x), 2), point);
    }

    private static double decay(double lambda, double[] x) {
        return lambda / 2 * Arrays.stream(x).map(v -> v * v).sum();
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    /** A quadratic whose gradient spans many sizes. */
    private static Claim spread(RandomGenerator random, double least) {
        double[] c = new double[12];
        Arrays.setAll(c, i -> Math.pow(least, i / 11.0));
        return new Claim(
                x -> IntStream.range(0, 12).mapToDouble(i -> c[i] * x[i] * x[i]).sum(),
                x -> IntStream.range(0, 12).mapToDouble(i -> 2 * c[i] * x[i]).toArray(),
                Costs.uniform(random, 12, 0.5, 1));
    }

    private static int smallest(double[] g) {
        return IntStream.range(0, g.length)
                .boxed()
                .min((i, j) -> Double.compare(Math.abs(g[i]), Math.abs(g[j])))
                .orElseThrow();
    }

    private static double[] with(double[] g, int i, double value) {
        double[] changed = g.clone();
        changed[i] = value;
        return changed;
    }

    private static double[] map(double[] g, java.util.function.DoubleUnaryOperator f) {
        return Arrays.stream(g).map(f).toArray();
    }

    /** A number in [-1, 1] that looks random but is the same for the same point. */
    private static double hash(double[] x) {
        return new Random(Arrays.hashCode(x)).nextDouble() * 2 - 1;
    }
}
