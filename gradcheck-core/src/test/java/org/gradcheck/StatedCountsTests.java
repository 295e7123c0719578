package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluations that guide and Javadoc state for kinks, wrong entries and stages. */
class StatedCountsTests {

    private static final int MANY = 20_000;

    /** Evaluations of a check besides those of its entries; the bounds below leave room for them. */
    private static final int FIXED = 45;

    private final GradientChecker checker = GradientChecker.standard();

    @Test
    void entryAtAKinkTakesSomeThirtyEvaluations() {
        GradientReport report = checker.check(
                x -> sum(x, v -> Math.abs(v) * (1 + v)),
                x -> Arrays.stream(x).map(v -> 0.3).toArray(),
                new double[100]);

        assertThat(report.count(EntryVerdict.AT_A_KINK)).isEqualTo(100);
        assertThat((report.evaluations() - FIXED) / 100).isBetween(28L, 32L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 2, 1.001})
    void wrongEntryTakesSomeSixEvaluations(double factor) {
        GradientReport report = checker.check(
                x -> sum(x, Math::exp),
                x -> Arrays.stream(x).map(v -> factor * Math.exp(v)).toArray(),
                point(1, 100));

        assertThat(report.count(EntryVerdict.DISAGREES)).isEqualTo(100);
        assertThat((report.evaluations() - FIXED) / 100).isBetween(5L, 7L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 1.001})
    void oneWrongEntryOfTwentyThousandTakesAtMostEighty(double factor) {
        for (int seed = 0; seed < 3; seed++) {
            int wrong = new Random(seed).nextInt(MANY);
            GradientReport report = checker.check(
                    x -> sum(x, Math::exp),
                    x -> {
                        double[] gradient = Arrays.stream(x).map(Math::exp).toArray();
                        gradient[wrong] *= factor;
                        return gradient;
                    },
                    point(seed, MANY));

            assertThat(report.mismatches()).extracting(Discrepancy::entry).containsExactly(wrong);
            assertThat(report.evaluations()).isLessThanOrEqualTo(80);
        }
    }

    @Test
    void oneKinkAmongTwentyThousandTakesAtMostThreeHundred() {
        for (int seed = 0; seed < 3; seed++) {
            GradientReport report = checkWithAKink(seed, MANY, 0);

            assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
            assertThat(report.count(EntryVerdict.AT_A_KINK)).isEqualTo(1);
            assertThat(report.evaluations()).isLessThanOrEqualTo(300);
        }
    }

    /** Among so many entries the kink may not be found; then the block is unresolved. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void kinkCloseToThePointAmongAHundredThousandIsNotWrong(int seed) {
        assertThat(checkWithAKink(seed, 100_000, 1e-8).verdict()).isIn(Verdict.AGREES, Verdict.UNRESOLVED);
    }

    private GradientReport checkWithAKink(int seed, int size, double distance) {
        double[] x = point(seed, size);
        double kink = x[31] + distance;
        return checker.check(
                v -> sum(v, Math::exp) + Math.abs(v[31] - kink),
                v -> {
                    double[] gradient = Arrays.stream(v).map(Math::exp).toArray();
                    gradient[31] += v[31] == kink ? 0.4 : Math.signum(v[31] - kink);
                    return gradient;
                },
                x);
    }

    @Test
    void twentySixEntriesOfAStageAreTestedOneByOne() {
        double[] w = point(1, 100);
        double[] gradient = new double[100];
        double[] hidden = new double[100];
        double[] delta = new double[100];
        GradientReport report = checker.check(GradientSubject.named("net")
                .parameter("w", w, gradient)
                .stage("hidden", hidden, delta, () -> Arrays.setAll(hidden, i -> Math.tanh(w[i])))
                .cost(() -> sum(hidden, v -> v * v / 2 + v))
                .backward(() -> {
                    Arrays.setAll(delta, i -> 2 * (hidden[i] + 1));
                    Arrays.setAll(gradient, i -> delta[i] * (1 - hidden[i] * hidden[i]));
                }));

        assertThat(report.toString())
                .contains("that by its input 'hidden' is wrong (26 of 26 sampled entries of 100).");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 200})
    void rightJacobianTakesFortyFiveToEightyEvaluationsBesideItsColumns(int columns) {
        GradientReport report = checker.checkJacobian(
                x -> new double[] {sum(x, Math::exp), sum(x, Math::sin)},
                x -> new double[][] {
                    Arrays.stream(x).map(Math::exp).toArray(),
                    Arrays.stream(x).map(Math::cos).toArray()
                },
                point(3, columns));

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.evaluations() - 2L * columns).isBetween(45L, 80L);
    }

    /** The noise of both outputs hides all entries. */
    @Test
    void entriesOfAJacobianThatNoiseHidesShareTwoHundredEvaluations() {
        GradientReport report = checker.checkJacobian(
                x -> new double[] {sum(x, v -> v * v) + noise(x, 1e9), 2 * sum(x, v -> v * v) + noise(x, 7e8)},
                x -> new double[][] {
                    Arrays.stream(x).map(v -> 2 * v).toArray(),
                    Arrays.stream(x).map(v -> 4 * v).toArray()
                },
                new Random(4).doubles(10, 0.5, 1).toArray());

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.evaluations()).isBetween(2 * 10 + 45 + 150L, 2 * 10 + 80 + 200L);
    }

    private static double noise(double[] x, double frequency) {
        return 1e-3 * Math.sin(frequency * Arrays.hashCode(x));
    }

    @Test
    void nearlyStationaryRowOfASparseJacobianTakesThirtyMoreForEachGroup() {
        double[] x = new double[60];
        Arrays.fill(x, 0.5);
        x[0] = 1.5707;
        GradientReport report = checker.checkSparseJacobian(
                v -> {
                    double[] y = new double[60];
                    Arrays.setAll(y, i -> i == 0 ? Math.sin(v[0]) : Math.exp(v[i] + v[i - 1]));
                    return y;
                },
                v -> {
                    int[][] columns = new int[60][];
                    double[][] values = new double[60][];
                    Arrays.setAll(columns, i -> i == 0 ? new int[] {0} : new int[] {i - 1, i});
                    Arrays.setAll(values, i -> new double[columns[i].length]);
                    values[0][0] = Math.cos(v[0]);
                    IntStream.range(1, 60).forEach(i -> Arrays.fill(values[i], Math.exp(v[i] + v[i - 1])));
                    return SparseRows.of(60, columns, values);
                },
                x);

        assertThat(report.blocks().get(0).note()).isEqualTo("the pattern of 60 x 60 in 2 groups of columns");
        assertThat(report.evaluations()).isBetween(2 * 2 + 60L, 2 * 2 + 60 + 2 * 30L);
    }

    private static double sum(double[] x, DoubleUnaryOperator term) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> term.applyAsDouble(x[i]))
                .sum();
    }

    private static double[] point(int seed, int size) {
        return new Random(seed).doubles(size, -1, 1).toArray();
    }
}
