package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check costs, in evaluations of the cost, and what it is worth. */
class EvaluationCountTests {

    /** What a check may spend beside two evaluations an entry. */
    private static final long FIXED = 64;

    /** What an entry may spend where a single difference leaves a doubt. */
    private static final long DOUBTFUL = 60;

    /** What a check spends around the point, and at the point, where the cost moves in steps or its noise hides all. */
    private static final long SECOND_LOOK = 24 + 24;

    @ParameterizedTest
    @MethodSource("smoothChecks")
    void aRightGradientTakesLittleMoreThanTwoEvaluationsAnEntry(VerdictCase row) {
        row.assertEach(report -> report.passed() && report.evaluations() <= 2L * report.entries() + FIXED);
    }

    @Test
    void theMedianSmoothCheckDetectsErrorsOfOneInAHundredThousand() {
        double[] sensitivities = smoothChecks()
                .flatMap(row -> IntStream.rangeClosed(1, VerdictCase.SEEDS).mapToObj(row::check))
                .mapToDouble(report -> report.sensitivity().orElseThrow())
                .toArray();
        assertThat(median(sensitivities)).isLessThan(1e-5);
    }

    @Test
    void aCostThatIsZeroAtThePointTakesNoMore() {
        GradientReport plain =
                GradientChecker.standard().check(x -> x[0] * x[0] + Math.tanh(x[1]), x -> new double[] {0, 1}, 0, 0);

        assertThat(plain.passed()).isTrue();
        assertThat(plain.evaluations()).isLessThanOrEqualTo(2 * 2 + FIXED);
    }

    @ParameterizedTest
    @MethodSource("checksWithADoubtfulEntry")
    void aDoubtfulEntryTakesAtMostSixtyEvaluationsMore(VerdictCase row) {
        row.assertEach(report -> report.evaluations() <= 2L * report.entries() + FIXED + DOUBTFUL);
    }

    @ParameterizedTest
    @MethodSource("doubtfulChecks")
    void noEntryTakesMoreThanSixtyEvaluationsMore(VerdictCase row) {
        row.assertEach(report -> report.evaluations() <= (2 + DOUBTFUL) * report.entries() + FIXED + SECOND_LOOK);
    }

    @ParameterizedTest
    @MethodSource("wrongChecks")
    void aGradientThatIsWrongInAllEntriesTakesAFewEvaluationsAnEntry(VerdictCase row) {
        row.assertEach(report -> !report.passed() && report.evaluations() <= 8L * report.entries() + FIXED);
    }

    @Test
    void theReportCountsEachEvaluation() {
        AtomicLong calls = new AtomicLong();
        GradientReport report = Costs.rosenbrock(new Well19937c(1), 10)
                .butCost(f -> x -> {
                    calls.incrementAndGet();
                    return f.value(x);
                })
                .check();
        assertThat(report.evaluations()).isEqualTo(calls.get());
    }

    static Stream<VerdictCase> smoothChecks() {
        List<VerdictCase> rows = new ArrayList<>();
        for (int p : new int[] {1, 2, 10, 100, 600}) {
            rows.add(VerdictCase.of("quadratic of " + p, random -> Costs.quadratic(random, p, 1)));
            rows.add(VerdictCase.of("mean over terms of " + p, random -> Costs.meanOverTerms(random, p, 50)));
            rows.add(VerdictCase.of("waves of " + p, random -> waves(random, p)));
            if (p > 1) {
                rows.add(VerdictCase.of("rosenbrock of " + p, random -> Costs.rosenbrock(random, p)));
                rows.add(VerdictCase.of("softmax of " + p, random -> Costs.softmax(random, p, 1)));
            }
        }
        for (Activation hidden : List.of(Activation.TANH, Activation.SIGMOID, Activation.SOFTPLUS, Activation.GELU)) {
            rows.add(network(hidden, Activation.IDENTITY, CostFunction.QUADRATIC, 2, 2, 1));
            rows.add(network(hidden, Activation.IDENTITY, CostFunction.QUADRATIC, 5, 7, 3));
            rows.add(network(hidden, Activation.SOFTMAX, CostFunction.CATEGORICAL_CROSS_ENTROPY, 20, 22, 5));
        }
        return rows.stream();
    }

    static Stream<VerdictCase> checksWithADoubtfulEntry() {
        return Stream.of(
                VerdictCase.of("a kink beside smooth coordinates", random -> {
                    double[] point = Costs.uniform(random, 100, 0.5, 1);
                    point[random.nextInt(100)] = 0;
                    return Costs.separable(x -> Math.abs(x) * (1 + x), x -> Math.signum(x) + 2 * x, point);
                }),
                VerdictCase.of(
                        "one wrong entry of 100",
                        random -> Costs.rosenbrock(random, 100)
                                .butGradient(
                                        Spoil.one("", v -> 1.001 * v).drawn().apply(random))),
                VerdictCase.ofNetwork(
                        "one wrong entry of a network",
                        random -> Networks.plain(random)
                                .butGradient(Spoil.one("", v -> 0).drawn().apply(random))),
                VerdictCase.of(
                        "an entry of NaN",
                        random -> Costs.rosenbrock(random, 100)
                                .butGradient(
                                        Spoil.one("", v -> Double.NaN).drawn().apply(random))));
    }

    static Stream<VerdictCase> doubtfulChecks() {
        return Stream.of(
                VerdictCase.of("kinks alone", random -> Costs.separable(Math::abs, x -> 0.3, new double[20])),
                VerdictCase.of(
                        "noise alone",
                        random -> Costs.quadratic(random, 20, 1e-12).plus(1e8)),
                VerdictCase.of(
                        "jumps alone", random -> Costs.separable(Math::floor, x -> 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
                VerdictCase.of(
                        "edges alone",
                        random -> Costs.separable(
                                Math::sqrt, x -> 0.5 / Math.sqrt(x), Costs.uniform(random, 20, 1e-9, 1e-7))));
    }

    static Stream<VerdictCase> wrongChecks() {
        List<VerdictCase> rows = new ArrayList<>();
        for (Spoil spoil : List.of(
                Spoil.all("all twice", v -> 2 * v),
                Spoil.all("all signs", v -> -v),
                Spoil.all("all zero", v -> 0),
                Spoil.all("all 1e-2 off", v -> 1.01 * v),
                Spoil.all("all 1e-4 off", v -> 1.0001 * v))) {
            rows.add(VerdictCase.of(
                    spoil + " of 300",
                    random -> Costs.rosenbrock(random, 300)
                            .butGradient(spoil.drawn().apply(random))));
            rows.add(VerdictCase.ofNetwork(
                    spoil + " of a network",
                    random -> Networks.plain(random).butGradient(spoil.drawn().apply(random))));
        }
        return rows.stream();
    }

    /** {@code sum sin(k_i x_i)}, at points where the slopes do not vanish. */
    private static Claim waves(RandomGenerator random, int size) {
        double[] k = Costs.uniform(random, size, 0.5, 2);
        return new Claim(
                x -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        sum += Math.sin(k[i] * x[i]);
                    }
                    return sum;
                },
                x -> {
                    double[] g = new double[size];
                    Arrays.setAll(g, i -> k[i] * Math.cos(k[i] * x[i]));
                    return g;
                },
                Costs.uniform(random, size, -0.5, 0.5));
    }

    private static VerdictCase network(Activation hidden, Activation output, CostFunction cost, int... sizes) {
        return VerdictCase.ofNetwork(
                Arrays.toString(sizes) + " " + hidden.label() + ", " + cost.label(),
                random -> NetworkClaim.of(random, hidden, output, cost, 5, 0, sizes));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 20_000})
    void entriesThatAreNotFiniteAreNotMeasured(int size) {
        double[] x = new Random(5).doubles(size, -1, 1).toArray();
        GradientReport report = GradientChecker.standard()
                .check(
                        v -> Arrays.stream(v).map(e -> e * e * e).sum(),
                        v -> Arrays.stream(v).map(e -> Double.NaN).toArray(),
                        x);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.evaluations()).isLessThan(100);
    }

    @Test
    void noiseThatHidesAllEntriesIsNotMeasuredForEach() {
        int size = 500;
        double[] x = new Random(5).doubles(size, 0.5, 1).toArray();
        GradientReport report = GradientChecker.standard()
                .check(
                        v -> Math.rint(1e15
                                + Arrays.stream(v).map(e -> e * e / 2).sum()
                                + 1e4 * Math.sin(1e9 * Arrays.hashCode(v))),
                        v -> v.clone(),
                        x);

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.evaluations()).isLessThan(2L * size + 64 * DOUBTFUL + FIXED + SECOND_LOOK);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
