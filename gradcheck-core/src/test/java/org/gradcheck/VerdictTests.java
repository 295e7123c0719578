package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The verdicts of whole checks, a row for each kind of cost. Each row is drawn at several seeds; {@code
 * -Dgradcheck.test.seeds=200} asks for more.
 */
class VerdictTests {

    private static final int SEEDS = Integer.getInteger("gradcheck.test.seeds", 5);

    @ParameterizedTest
    @MethodSource("rightGradients")
    void aRightGradientPasses(VerdictCase row) {
        assertEach(row, report -> report.verdict() == Verdict.AGREES);
    }

    @ParameterizedTest
    @MethodSource("gradientsThatAreHardToTell")
    void aRightGradientIsNeverCalledWrong(VerdictCase row) {
        assertEach(row, report -> report.verdict() != Verdict.DISAGREES);
    }

    @ParameterizedTest
    @MethodSource("wrongGradients")
    void aWrongGradientIsCalledWrong(VerdictCase row) {
        assertEach(row, report -> report.verdict() == Verdict.DISAGREES);
    }

    private static void assertEach(VerdictCase row, Function<GradientReport, Boolean> wanted) {
        List<String> failures = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            GradientReport report = row.check(seed);
            if (!wanted.apply(report)) {
                failures.add("seed " + seed + ": " + report);
            }
        }
        assertThat(failures).as(failures.size() + " of " + SEEDS + " seeds").isEmpty();
    }

    static Stream<VerdictCase> rightGradients() {
        List<VerdictCase> rows = new ArrayList<>();
        for (double scale : new double[] {1e-12, 1e-6, 1, 1e6, 1e12}) {
            for (double size : new double[] {1e-12, 1e2, 1e6}) {
                rows.add(VerdictCase.of(
                        "quadratic, scale " + scale + ", point " + size,
                        random -> Costs.quadratic(random, 20, size).times(scale)));
            }
        }
        for (double constant : new double[] {1e4, 1e8}) {
            for (double size : new double[] {1, 1e2, 1e6}) {
                rows.add(VerdictCase.of(
                        "quadratic plus " + constant + ", point " + size,
                        random -> Costs.quadratic(random, 20, size).plus(constant)));
            }
        }
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
        rows.add(network("deep tanh", Activation.TANH, Activation.IDENTITY, CostFunction.QUADRATIC, 4, 6, 6, 6, 6, 3));
        for (Activation hidden : Activation.values()) {
            if (hidden != Activation.SOFTMAX) {
                rows.add(network(
                        hidden.label() + " network", hidden, Activation.IDENTITY, CostFunction.QUADRATIC, 5, 7, 3));
                rows.add(network(
                        hidden.label() + " classifier",
                        hidden,
                        Activation.SOFTMAX,
                        CostFunction.CATEGORICAL_CROSS_ENTROPY,
                        5,
                        7,
                        3));
            }
        }
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
                VerdictCase.of("x^4 at 0", random -> Costs.separable(x -> x * x * x * x, x -> 4 * x * x * x, 0)));
    }

    static Stream<VerdictCase> wrongGradients() {
        List<VerdictCase> rows = new ArrayList<>();
        for (double error : new double[] {1e-2, 1e-4, 1e-5}) {
            rows.add(wrong("one entry of 20 off by " + error, 20, random -> {
                int i = random.nextInt(20);
                return g -> with(g, i, g[i] * (1 + error));
            }));
        }
        rows.add(wrong("all off by 5e-4", 20, random -> g -> map(g, v -> v * (1 + 5e-4))));
        rows.add(wrong("all off by 2e-5", 20, random -> g -> map(g, v -> v * (1 + 2e-5))));
        rows.add(wrong("one entry zero", 20, random -> g -> with(g, 3, 0)));
        rows.add(wrong("all zero", 20, random -> g -> new double[g.length]));
        rows.add(wrong("twice", 20, random -> g -> map(g, v -> 2 * v)));
        rows.add(wrong("half", 20, random -> g -> map(g, v -> v / 2)));
        rows.add(wrong("sign", 20, random -> g -> map(g, v -> -v)));
        rows.add(wrong("two swapped", 20, random -> g -> with(with(g, 0, g[1]), 1, g[0])));
        rows.add(wrong("shifted", 20, random -> g -> {
            double[] shifted = new double[g.length];
            Arrays.setAll(shifted, i -> g[(i + 1) % g.length]);
            return shifted;
        }));
        rows.add(wrong("NaN", 20, random -> g -> with(g, 5, Double.NaN)));
        rows.add(wrong("infinity", 20, random -> g -> with(g, 5, Double.POSITIVE_INFINITY)));
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
            rows.add(new VerdictCase("missing weight decay " + lambda, random -> {
                NetworkClaim claim = NetworkClaim.of(
                        random, Activation.TANH, Activation.IDENTITY, CostFunction.QUADRATIC, 5, lambda, 6, 8, 3);
                return claim.but(g -> {
                            for (int l = 0; l < 2; l++) {
                                claim.gradient()
                                        .weights(l)
                                        .setSubMatrix(
                                                claim.gradient()
                                                        .weights(l)
                                                        .subtract(claim.network()
                                                                .layer(l)
                                                                .weights()
                                                                .scalarMultiply(lambda))
                                                        .getData(),
                                                0,
                                                0);
                            }
                        })
                        .check();
            }));
        }
        for (Position position : Position.values()) {
            rows.add(new VerdictCase(position + " of 539 network weights off by 1e-3", random -> {
                NetworkClaim claim = NetworkClaim.of(
                        random, Activation.TANH, Activation.IDENTITY, CostFunction.QUADRATIC, 5, 0, 20, 22, 3, 2);
                return claim.but(g -> {
                            int i = position.of(g.toArray(), random);
                            g.setEntry(i, g.getEntry(i) * 1.001);
                        })
                        .check();
            }));
        }
        return rows.stream();
    }

    private enum Position {
        LARGEST,
        MEDIAN,
        RANDOM;

        int of(double[] g, RandomGenerator random) {
            List<Integer> bySize = IntStream.range(0, g.length)
                    .boxed()
                    .sorted((i, j) -> Double.compare(Math.abs(g[i]), Math.abs(g[j])))
                    .toList();
            return switch (this) {
                case LARGEST -> bySize.get(g.length - 1);
                case MEDIAN -> bySize.get(g.length / 2);
                case RANDOM -> random.nextInt(g.length);
            };
        }
    }

    private static VerdictCase wrong(String name, int size, Function<RandomGenerator, UnaryOperator<double[]>> spoil) {
        return VerdictCase.of(name, random -> Costs.rosenbrock(random, size).butGradient(spoil.apply(random)));
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

    private static VerdictCase network(
            String name, Activation hidden, Activation output, CostFunction cost, int... sizes) {
        return new VerdictCase(
                name,
                random -> NetworkClaim.of(random, hidden, output, cost, 5, 0, sizes)
                        .check());
    }
}
