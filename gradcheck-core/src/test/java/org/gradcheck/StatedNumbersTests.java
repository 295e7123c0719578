package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkBuilder;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that guide and Javadoc state, and that no test of the stated behaviour has: counts of evaluations and limits. */
class StatedNumbersTests {

    private final GradientChecker checker = GradientChecker.standard();
    private final double[] bias = {0.3};
    private final AtomicReference<double[]> upstream = new AtomicReference<>(new double[0]);

    @Test
    void tenThousandEntriesAreComparedOneByOne() {
        assertThat(checkByChanges(10_000).evaluations()).isBetween(20_000L, 20_064L);
    }

    @Test
    void oneEntryMoreIsScreened() {
        assertThat(checkByChanges(10_001).evaluations()).isBetween(16L, 20L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1000, 100_000})
    void screeningTakesSeventeenToThirtySixEvaluations(int size) {
        GradientReport report = check(checker.mode(CheckMode.SCREENING), size);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.evaluations()).isBetween(16L, 36L);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 1", "64, 32, 10", "784, 30, 10"})
    void theBuiltInNetworkTakesSomeFortyFiveEvaluations(int inputs, int hidden, int outputs) {
        FeedforwardNetwork network = network(inputs, hidden, outputs);
        TrainingBatch batch = TrainingBatch.random(network, 5, new Well19937c(1));

        GradientReport report = checker.check(network, batch, Backpropagation.gradient(network, batch));

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.evaluations()).isBetween(40L, 48L);
        assertThat(report.blocks()).allSatisfy(block -> assertThat(block.note()).isEmpty());
    }

    @Test
    void theNetworkOfTheGuideHasItsNumberOfParameters() {
        assertThat(network(784, 30, 10).parameters().getDimension()).isEqualTo(23_860);
    }

    /** {@code 2 n} and 45 to 80 evaluations for each of two {@code u}, which share them. */
    @ParameterizedTest
    @ValueSource(ints = {3, 100, 500})
    void productFromTheLeftTakesAsManyEvaluationsAsAJacobian(int size) {
        GradientReport report = checker.checkVectorJacobianProduct(
                x -> new double[] {cost(x), 2 * cost(x)}, (x, u) -> times(u[0] + 2 * u[1], gradient(x)), point(size));

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.evaluations()).isBetween(2L * size + 45, 2L * size + 80);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_001, 20_000})
    void wideMatrixTakesFiftyOneToEightyEvaluations(int columns) {
        GradientReport report = checker.checkJacobian(
                x -> new double[] {cost(x), -cost(x)},
                x -> new double[][] {gradient(x), times(-1, gradient(x))},
                point(columns));

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.evaluations()).isBetween(51L, 80L);
    }

    /** 32 at most are found and compared by themselves; the mean of the slopes is right for any number. */
    @ParameterizedTest
    @CsvSource({"32, 0.3, AGREES", "33, 0.3, UNRESOLVED", "33, 0, AGREES", "60, 0, AGREES"})
    void screeningFindsThirtyTwoEntriesAtKinks(int kinks, double subgradient, Verdict wanted) {
        double[] x = point(200);
        Arrays.fill(x, 0, kinks, 0);

        GradientReport report = checker.mode(CheckMode.SCREENING)
                .check(
                        v -> IntStream.range(0, 200)
                                .mapToDouble(i -> i < kinks ? Math.abs(v[i]) : Math.exp(v[i]))
                                .sum(),
                        v -> IntStream.range(0, 200)
                                .mapToDouble(i -> i < kinks ? subgradient : Math.exp(v[i]))
                                .toArray(),
                        x);

        assertThat(report.verdict()).as("%s", report).isEqualTo(wanted);
        assertThat(report.evaluations()).isLessThan(2_000);
    }

    @ParameterizedTest
    @CsvSource({"5e-10, AGREES", "2e-9, DISAGREES"})
    void valueOfAPairMayDifferByABillionth(double deviation, Verdict wanted) {
        GradientReport report = checker.check(GradientSubject.named("pair")
                .point(1, 2)
                .cost(x -> x[0] * x[1] + 1)
                .pair(x -> x, x -> (x[0] * x[1] + 1) * (1 + deviation), x -> new double[] {x[1], x[0]}));

        assertThat(report.verdict()).isEqualTo(wanted);
    }

    /** Two errors of a hundred times the stated sensitivity cancel along two directions once in 2,500 cases at most. */
    @Test
    void errorsOfAHundredTimesTheSensitivityHardlyCancel() {
        double[] x = point(40);
        double[] right = gradient(x);
        GradientChecker screening = checker.mode(CheckMode.SCREENING);
        double typical =
                Math.sqrt(Arrays.stream(right).map(g -> g * g).average().orElseThrow());
        double error = 100 * typical * check(screening, 40).sensitivity().orElseThrow();
        Random random = new Random(1);
        int missed = 0;
        for (int draw = 0; draw < 40; draw++) {
            double[] wrong = right.clone();
            wrong[random.nextInt(20)] += error;
            wrong[20 + random.nextInt(20)] += random.nextBoolean() ? error : -error;
            missed += screening.check(StatedNumbersTests::cost, at -> wrong, x).passed() ? 1 : 0;
        }

        assertThat(missed).isZero();
    }

    /** The layer of the guide: the gradient of its small output is twice too large in one entry. */
    @Test
    void largeOutputHidesASmallOneExceptForTwoTenMillionths() {
        double[] w = {0.4, -0.7};
        double[] gradient = new double[2];
        GradientReport report = checker.check(GradientSubject.named("layer")
                .parameter("weights", w, gradient)
                .output(() -> new double[] {Math.tanh(w[0] + w[1]), 1e-6 * w[0] * w[1]})
                .backwardFrom(upstream -> {
                    double slope = upstream[0] * (1 - Math.pow(Math.tanh(w[0] + w[1]), 2));
                    gradient[0] = slope + upstream[1] * 1e-6 * w[1];
                    gradient[1] = slope + upstream[1] * 2e-6 * w[0];
                }));

        assertThat(report.diagnosis())
                .map(bug -> bug.evidence())
                .hasValueSatisfying(evidence -> assertThat(evidence).startsWith("right to 2e-7 of the values "));
    }

    @Test
    void seedOfASubjectIsZeroUnlessSet() {
        assertThat(upstreamOf(layer()))
                .isEqualTo(upstreamOf(layer().seed(0)))
                .isNotEqualTo(upstreamOf(layer().seed(1)));
    }

    private GradientSubject layer() {
        return GradientSubject.named("layer")
                .parameter("bias", bias, () -> upstream.get().clone())
                .output(() -> bias.clone())
                .backwardFrom(given -> upstream.set(given.clone()));
    }

    private double[] upstreamOf(GradientSubject subject) {
        checker.check(subject).assertPassed();
        return upstream.get();
    }

    @Test
    void progressInTheJavadocIsWhatAListenerGets() throws IOException {
        CheckProgress progress = new CheckProgress(
                "digits", 1200, 23_860, 2431, Duration.ofSeconds(12), Optional.of(Duration.ofMinutes(3)));
        CheckProgress first = new CheckProgress("digits", 0, 23_860, 31, Duration.ofSeconds(12), Optional.empty());

        assertThat(Files.readString(Path.of("src/main/java/org/gradcheck/CheckProgress.java")))
                .contains("{@code " + progress + "}", "{@code " + first + "}");
    }

    private static FeedforwardNetwork network(int inputs, int... layers) {
        NetworkBuilder builder = FeedforwardNetwork.builder(inputs);
        for (int units : layers) {
            builder = builder.dense(units, Activation.TANH);
        }
        return builder.build();
    }

    /** A cost that is computed from the entries that differ, since a sum of all of them takes long. */
    private GradientReport checkByChanges(int size) {
        double[] x = point(size);
        double cost = cost(x);
        return checker.check(GradientSubject.named("changes")
                .parameter("x", x, () -> gradient(x))
                .batchedCost(points -> points.stream()
                        .mapToDouble(point -> cost
                                + point.entries().stream()
                                        .mapToDouble(it -> term(it.value()) - term(x[it.entry()]))
                                        .sum())
                        .toArray()));
    }

    private static GradientReport check(GradientChecker by, int size) {
        return by.check(StatedNumbersTests::cost, StatedNumbersTests::gradient, point(size));
    }

    private static double cost(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += term(v);
        }
        return sum;
    }

    private static double term(double v) {
        return v * v + 3 * v;
    }

    private static double[] gradient(double[] x) {
        return Arrays.stream(x).map(v -> 2 * v + 3).toArray();
    }

    private static double[] times(double factor, double[] x) {
        return Arrays.stream(x).map(v -> factor * v).toArray();
    }

    private static double[] point(int size) {
        return new Random(1).doubles(size, -1, 1).toArray();
    }
}
