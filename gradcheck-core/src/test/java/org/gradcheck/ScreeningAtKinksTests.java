package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Parameters exactly at kinks, where the gradient may be any subgradient, among many others. */
class ScreeningAtKinksTests {

    @Test
    void theMiddleOfTheSlopesAtManyKinksIsRight() {
        for (int seed = 0; seed < 5; seed++) {
            GradientReport report = lasso(seed, 0, -1, 0);

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.AGREES);
            assertThat(report.sensitivity().orElseThrow()).isLessThan(0.2);
            assertThat(report.evaluations()).isLessThanOrEqualTo(40);
        }
    }

    @Test
    void aWrongEntryBesideManyKinksDoesNotPassAndIsMostlyLocated() {
        int located = 0;
        for (int seed = 0; seed < 5; seed++) {
            GradientReport report = lasso(seed, 0, 2 * seed, 1);

            assertThat(report.passed()).as("seed %s: %s", seed, report).isFalse();
            assertThat(report.mismatches().stream().map(Discrepancy::entry)).isSubsetOf(2 * seed);
            located += report.mismatches().size();
        }
        assertThat(located).isGreaterThanOrEqualTo(4);
    }

    @Test
    void anySubgradientAtManyKinksIsUnresolved() {
        GradientReport report = lasso(1, 0.1, -1, 0);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.blocks().get(0).note())
                .isEqualTo("a sample, 64 of 2000 one by one; some parameters are at kinks, so the others"
                        + " cannot be verified; check at a nearby point");
    }

    @Test
    void aDirectionThatAgreesByCoincidenceDoesNotOutweighOthers() {
        for (int seed = 0; seed < 40; seed++) {
            GradientReport report = lasso(seed, -1, 1, 2);

            assertThat(report.passed()).as("seed %s: %s", seed, report).isFalse();
        }
    }

    @Test
    void aHundredEntriesAtTheEdgesOfTheirSlopesLeaveTheRestUnresolved() {
        double[] x = point(1, 10_000);
        IntStream.range(0, 100).forEach(i -> x[97 * i] = 0);
        GradientReport report =
                GradientChecker.standard().mode(CheckMode.SCREENING).check(absolute(x, 1));

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.mismatches()).isEmpty();
    }

    /** Every other parameter is 0, where the gradient takes {@code slope} for that of the absolute value. */
    private static GradientReport lasso(int seed, double slope, int wrong, double wrongBy) {
        double[] x = point(seed, 2000);
        for (int i = 0; i < x.length; i += 2) {
            x[i] = 0;
        }
        return GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(GradientSubject.named("lasso")
                        .parameter(
                                "x",
                                x,
                                () -> IntStream.range(0, x.length)
                                        .mapToDouble(i -> 2 * x[i]
                                                + 0.5
                                                + 0.2 * (x[i] == 0 ? slope : Math.signum(x[i]))
                                                + (i == wrong ? wrongBy : 0))
                                        .toArray())
                        .cost(() -> Arrays.stream(x)
                                .map(v -> v * v + 0.5 * v + 0.2 * Math.abs(v))
                                .sum()));
    }

    @Test
    void fewParametersAtKinksAreFoundWhateverTheirSubgradient() {
        for (int seed = 0; seed < 5; seed++) {
            double[] x = point(seed, 20_000);
            IntStream.of(17, 4_711, 12_345, 19_999).forEach(i -> x[i] = 0);
            GradientReport report = GradientChecker.standard().check(absolute(x, 1));

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.AGREES);
            assertThat(report.count(EntryVerdict.AT_A_KINK)).isEqualTo(4);
            assertThat(report.evaluations()).isLessThanOrEqualTo(2000);
        }
    }

    @Test
    void aValueBeyondTheSlopesIsWrongBesideOtherKinks() {
        double[] x = point(1, 20_000);
        IntStream.of(17, 4_711, 12_345).forEach(i -> x[i] = 0);
        GradientReport report = GradientChecker.standard().check(absolute(x, 3));

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.DISAGREES);
        assertThat(report.mismatches()).extracting(Discrepancy::entry).containsExactlyInAnyOrder(17, 4_711, 12_345);
    }

    /** The sum of a square and an absolute value of each parameter; the latter has some slope at 0. */
    private static GradientSubject absolute(double[] x, double slope) {
        return GradientSubject.named("absolute")
                .parameter(
                        "x",
                        x,
                        () -> Arrays.stream(x)
                                .map(v -> 2 * v + 0.2 * (v == 0 ? slope : Math.signum(v)))
                                .toArray())
                .cost(() -> Arrays.stream(x).map(v -> v * v + 0.2 * Math.abs(v)).sum());
    }

    /** An example that is all zeros, before biases that have not been trained yet, puts all units of a layer at their kinks. */
    @Test
    void reluUnitsAtZeroLeaveNothingOpen() {
        double[] weights = point(1, 60 * 400);
        double[] biases = new double[60];
        double[] output = point(2, 60);
        double[] input = point(3, 400);
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("padded")
                        .parameter("W", weights, () -> reluGradient(weights, biases, output, input, true))
                        .parameter("b", biases, () -> reluGradient(weights, biases, output, input, false))
                        .parameter("V", output, () -> reluOutputs(weights, biases, input))
                        .cost(() -> {
                            double[] units = reluOutputs(weights, biases, input);
                            return IntStream.range(0, 60)
                                    .mapToDouble(i -> output[i] * units[i])
                                    .sum();
                        }));

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(report.count(EntryVerdict.AT_A_KINK)).isEqualTo(60);
        assertThat(report.blocks()).extracting(BlockReport::note).contains("every entry by itself");
    }

    /** The units, summed over an example and one that is all zeros. */
    private static double[] reluOutputs(double[] weights, double[] biases, double[] input) {
        return IntStream.range(0, biases.length)
                .mapToDouble(i -> Math.max(0, preactivation(i, weights, biases, input)) + Math.max(0, biases[i]))
                .toArray();
    }

    private static double[] reluGradient(
            double[] weights, double[] biases, double[] output, double[] input, boolean ofWeights) {
        double[] gradient = new double[ofWeights ? weights.length : biases.length];
        for (int i = 0; i < biases.length; i++) {
            double delta = preactivation(i, weights, biases, input) > 0 ? output[i] : 0;
            if (ofWeights) {
                for (int j = 0; j < input.length; j++) {
                    gradient[i * input.length + j] = delta * input[j];
                }
            } else {
                gradient[i] = delta;
            }
        }
        return gradient;
    }

    private static double preactivation(int unit, double[] weights, double[] biases, double[] input) {
        double sum = biases[unit];
        for (int j = 0; j < input.length; j++) {
            sum += weights[unit * input.length + j] * input[j];
        }
        return sum;
    }

    private static double[] point(int seed, int size) {
        return new Random(seed).doubles(size, -1, 1).toArray();
    }
}
