package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found along random directions, where there are too many entries to look at each. */
class ScreeningTests {

    /** A little more than the parameters that are compared one by one. */
    private static final int SIZE = 10_500;

    private static final int SEEDS = 20;

    @Test
    void aRightGradientTakesTwentySevenEvaluations() {
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] x = point(seed, SIZE);
            GradientReport report =
                    GradientChecker.standard().check(ScreeningTests::cost, ScreeningTests::gradient, x.clone());

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.AGREES);
            assertThat(report.evaluations()).isLessThanOrEqualTo(27);
            assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(SIZE);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e200, 1e-200})
    void theUnitOfTheCostDoesNotMatter(double unit) {
        double[] x = point(1, SIZE);
        GradientReport right = GradientChecker.standard()
                .check(
                        t -> unit * cost(t),
                        t -> Arrays.stream(gradient(t)).map(g -> unit * g).toArray(),
                        x.clone());

        assertThat(right.verdict()).as("%s", right).isEqualTo(Verdict.AGREES);
        assertThat(right.evaluations()).isLessThanOrEqualTo(21);
    }

    @Test
    void aWrongEntryIsLocatedInSixtyFourEvaluations() {
        for (int seed = 0; seed < SEEDS; seed++) {
            int wrong = new Random(seed).nextInt(SIZE);
            GradientReport report = check(seed, ScreeningTests::cost, g -> {
                g[wrong] *= 1.001;
                return g;
            });

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.DISAGREES);
            assertThat(report.mismatches())
                    .singleElement()
                    .extracting(Discrepancy::entry)
                    .isEqualTo(wrong);
            assertThat(report.evaluations()).isLessThanOrEqualTo(64);
        }
    }

    @Test
    void severalWrongEntriesAreLocated() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Integer[] wrong = new Random(seed)
                    .ints(0, SIZE)
                    .distinct()
                    .limit(5)
                    .boxed()
                    .sorted()
                    .toArray(Integer[]::new);
            GradientReport report = check(seed, ScreeningTests::cost, g -> {
                for (int entry : wrong) {
                    g[entry] = -g[entry];
                }
                return g;
            });

            assertThat(report.mismatches().stream().map(Discrepancy::entry).sorted())
                    .as("seed %s: %s", seed, report)
                    .containsExactly(wrong);
        }
    }

    @Test
    void aGradientThatIsWrongThroughoutIsSampled() {
        GradientReport report = check(
                1,
                ScreeningTests::cost,
                g -> Arrays.stream(g).map(entry -> 2 * entry).toArray());

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.mismatches()).hasSize(64);
        assertThat(report.blocks().get(0).note()).isEqualTo("a sample, 64 of 10500 one by one");
    }

    /** The sample of 64 has none of them. It is continued by the largest entries, of which one is wrong. */
    @Test
    void oneOfManyWrongEntriesIsFoundInALargerSample() {
        GradientReport report = check(1, ScreeningTests::cost, g -> {
            for (int entry = 3; entry < g.length; entry += 350) {
                g[entry] *= 2;
            }
            return g;
        });

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.mismatches()).hasSizeGreaterThan(0);
    }

    /** Halved entries are not among the largest. */
    @Test
    void wrongEntriesTooManyToFindAndTooFewForASampleAreReported() {
        GradientReport report = check(1, ScreeningTests::cost, g -> {
            for (int entry = 3; entry < g.length; entry += 350) {
                g[entry] /= 2;
            }
            return g;
        });

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.blocks().get(0).note())
                .endsWith(
                        " one by one; random directions disagree, but no single wrong entry was found; rerun with gradcheck.mode=exhaustive");
    }

    @Test
    void entriesThatAreNotFiniteAreFoundWithoutDirections() {
        GradientReport report = check(1, ScreeningTests::cost, g -> {
            g[7] = Double.NaN;
            g[11] = Double.NEGATIVE_INFINITY;
            return g;
        });

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.mismatches().stream().map(Discrepancy::entry)).containsExactlyInAnyOrder(7, 11);
    }

    @Test
    void aGradientThatIsNeverFilledIsWrong() {
        GradientReport report = check(1, ScreeningTests::cost, g -> new double[g.length]);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.mismatches()).hasSize(64);
    }

    @Test
    void aCostThatIgnoresItsParametersIsFound() {
        double[] copy = point(1, SIZE);
        GradientReport report = check(1, x -> cost(copy), g -> g);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.COST_IGNORES_PARAMETERS);
    }

    @Test
    void kinksDoNotMakeARightGradientDisagree() {
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] x = point(seed, SIZE);
            GradientReport report = GradientChecker.standard()
                    .check(
                            t -> Arrays.stream(t).map(Math::abs).sum(),
                            t -> Arrays.stream(t).map(Math::signum).toArray(),
                            x);

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isNotEqualTo(Verdict.DISAGREES);
        }
    }

    @Test
    void noiseDoesNotMakeARightGradientDisagree() {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(check(seed, x -> (float) cost(x), g -> g).verdict())
                    .as("single precision, seed %s", seed)
                    .isNotEqualTo(Verdict.DISAGREES);
            assertThat(check(seed, x -> cost(x) + 1e-9 * Math.IEEEremainder(1e9 * x[0] + 1e8 * x[1], 1), g -> g)
                            .verdict())
                    .as("noise of 1e-9, seed %s", seed)
                    .isNotEqualTo(Verdict.DISAGREES);
            assertThat(check(seed, x -> Math.rint(1e6 * cost(x)) / 1e6, g -> g).verdict())
                    .as("six decimals, seed %s", seed)
                    .isNotEqualTo(Verdict.DISAGREES);
        }
    }

    @Test
    void aWrongGradientOfANoisyCostDoesNotPass() {
        for (int seed = 0; seed < SEEDS; seed++) {
            UnaryOperator<double[]> twice =
                    g -> Arrays.stream(g).map(entry -> 2 * entry).toArray();
            assertThat(check(seed, x -> (float) cost(x), twice).verdict())
                    .as("single precision, seed %s", seed)
                    .isNotEqualTo(Verdict.AGREES);
        }
    }

    @Test
    void allBlocksAreCompared() {
        double[] weights = point(1, SIZE);
        double[] biases = point(2, 3);
        double[] unused = point(3, 5);
        GradientSubject subject = GradientSubject.named("layers")
                .parameter("weights", weights, () -> gradient(weights))
                .parameter("biases", biases, () -> new double[] {2 * biases[0], 2 * biases[1], 3 * biases[2]})
                .parameter("unused", unused, () -> new double[5])
                .cost(() ->
                        cost(weights) + Arrays.stream(biases).map(b -> b * b).sum());

        GradientReport report = GradientChecker.standard().check(subject);

        assertThat(report.blocks())
                .extracting(block -> block.verdict())
                .containsExactly(Verdict.AGREES, Verdict.DISAGREES, Verdict.VACUOUS);
        assertThat(report.mismatches())
                .singleElement()
                .extracting(Discrepancy::name)
                .isEqualTo("biases[2]");
    }

    @Test
    void blocksThatAreAllWrongTakeAThousandEvaluations() {
        GradientSubject subject = GradientSubject.named("layers");
        double[][] blocks = new double[30][];
        for (int b = 0; b < blocks.length; b++) {
            double[] block = point(b, 300);
            blocks[b] = block;
            subject = subject.parameter(
                    "block " + b,
                    block,
                    () -> Arrays.stream(gradient(block)).map(entry -> -entry).toArray());
        }

        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(subject.cost(() ->
                        Arrays.stream(blocks).mapToDouble(ScreeningTests::cost).sum()));

        assertThat(report.blocks()).extracting(block -> block.verdict()).containsOnly(Verdict.DISAGREES);
        assertThat(report.evaluations()).isLessThanOrEqualTo(1200);
    }

    @Test
    void aDisagreementThatEndsInUnresolvedEntriesDoesNotPass() {
        double[] w = point(1, 800);
        double[] b = {0, 0};
        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(GradientSubject.named("accused")
                        .parameter("w", w, () -> gradient(w))
                        .parameter("b", b, () -> new double[] {-5e-6, -5e-6})
                        .cost(() -> cost(w) + 1e-12 * (Math.tanh(1e6 * b[0]) + Math.tanh(1e6 * b[1]))));

        assertThat(report.passed()).as("%s", report).isFalse();
        assertThat(report.entries()).isEqualTo(802);
    }

    @Test
    void parametersAreBackToTheBitWhateverIsThrown() {
        for (int last = 1; last < 16; last++) {
            double[] x = point(1, SIZE);
            x[5] = -0.0;
            double[] before = x.clone();
            int[] left = {last};
            GradientSubject subject = GradientSubject.named("thrown")
                    .parameter("x", x, () -> gradient(x))
                    .cost(() -> {
                        if (left[0]-- == 0) {
                            throw new IllegalStateException("out of order");
                        }
                        return cost(x);
                    });
            try {
                GradientChecker.standard().check(subject);
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("out of order");
            }

            assertThat(Arrays.stream(x).mapToLong(Double::doubleToRawLongBits).toArray())
                    .isEqualTo(Arrays.stream(before)
                            .mapToLong(Double::doubleToRawLongBits)
                            .toArray());
        }
    }

    @Test
    void theModeDecidesHowEntriesAreCompared() {
        double[] x = point(1, 50);
        GradientChecker checker = GradientChecker.standard();

        assertThat(checker.mode(CheckMode.SCREENING)
                        .check(ScreeningTests::cost, ScreeningTests::gradient, x)
                        .evaluations())
                .isLessThanOrEqualTo(21);
        assertThat(checker.mode(CheckMode.EXHAUSTIVE)
                        .check(ScreeningTests::cost, ScreeningTests::gradient, x)
                        .evaluations())
                .isGreaterThan(100);
        assertThat(checker.check(ScreeningTests::cost, ScreeningTests::gradient, x)
                        .evaluations())
                .isGreaterThan(100);
    }

    private static GradientReport check(int seed, MultivariateFunction cost, UnaryOperator<double[]> spoil) {
        return GradientChecker.standard().check(cost, x -> spoil.apply(gradient(x)), point(seed, SIZE));
    }

    private static double[] point(int seed, int size) {
        return new Random(seed).doubles(size, -1, 1).toArray();
    }

    private static double cost(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.sin(x[i]) * (1 + i % 7) + 0.1 * x[i] * x[(i + 1) % x.length];
        }
        return sum / x.length;
    }

    private static double[] gradient(double[] x) {
        int n = x.length;
        return IntStream.range(0, n)
                .mapToDouble(i -> (Math.cos(x[i]) * (1 + i % 7) + 0.1 * x[(i + 1) % n] + 0.1 * x[(i + n - 1) % n]) / n)
                .toArray();
    }
}
