package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Perturbation;
import org.junit.jupiter.api.Test;

/** A check that takes long says how far it is. Here each evaluation of the cost takes a second, by the clock of the test. */
class CheckProgressTests {

    private final double[] w = IntStream.range(0, 20).mapToDouble(i -> i + 1).toArray();
    private final List<CheckProgress> told = new ArrayList<>();
    private long seconds;

    @Test
    void aCheckThatTakesLongSaysHowFarItIsEveryFiveSeconds() {
        check(subject());

        assertThat(told).hasSizeGreaterThan(3).allSatisfy(progress -> {
            assertThat(progress.subject()).isEqualTo("squares");
            assertThat(progress.entries()).isEqualTo(20);
        });
        assertThat(told.get(0).entriesDone()).isEqualTo(1);
        assertThat(IntStream.range(1, told.size())
                        .mapToObj(
                                i -> told.get(i).elapsed().minus(told.get(i - 1).elapsed())))
                .containsOnly(Duration.ofSeconds(6)); // three entries of two evaluations each
        assertThat(told.stream().map(CheckProgress::entriesDone)).containsExactly(1L, 4L, 7L, 10L, 13L, 16L, 19L);
    }

    @Test
    void aCheckThatTakesShorterSaysNothing() {
        check(it -> it.progressEvery(Duration.ofMinutes(2)), subject());

        assertThat(told).isEmpty();
    }

    @Test
    void inconclusiveEntriesAreDoneOnlyAfterRefinement() {
        check(subject().maximizing());

        long highest = 0;
        boolean goesBack = false;
        for (CheckProgress progress : told) {
            goesBack |= progress.entriesDone() < highest;
            highest = Math.max(highest, progress.entriesDone());
            assertThat(progress.entriesDone()).isBetween(1L, 19L);
        }
        assertThat(goesBack).isTrue();
    }

    @Test
    void entriesAtFurtherPointsCountAsWell() {
        check(subject().alsoAfter("after a step", () -> w[0] = 7).alsoAfter("after another", () -> w[0] = 8));

        assertThat(told).allSatisfy(progress -> assertThat(progress.entries()).isEqualTo(60));
        assertThat(told.get(told.size() - 1).entriesDone()).isBetween(55L, 59L);
    }

    @Test
    void entriesThatAreNotExaminedDoNotHoldTheRestUp() {
        check(subject()
                .alsoAfter("where there is no cost", () -> w[0] = Double.NaN)
                .alsoAfter("after a step", () -> w[0] = 8));

        assertThat(told.get(told.size() - 1).entriesDone()).isBetween(55L, 59L);
    }

    @Test
    void batchesCountWhenTheyComeBack() {
        check(GradientSubject.named("squares")
                .parameter("w", w, () -> Arrays.stream(w).map(v -> 2 * v).toArray())
                .parameter("v", new double[3], new double[3])
                .batchedCost(perturbations ->
                        perturbations.stream().mapToDouble(this::cost).toArray()));

        assertThat(told.stream().map(CheckProgress::entriesDone)).startsWith(20L);
    }

    @Test
    void replicasCountAsTheyGoAlong() {
        double[] v = {1, 2, 3};

        check(it -> it.progressEvery(Duration.ZERO), timeless(w, v).replicas(() -> timeless(w.clone(), v.clone())));

        assertThat(told.stream().map(CheckProgress::entriesDone))
                .isSorted()
                .contains(20L)
                .allMatch(done -> done < 23);
    }

    private static GradientSubject timeless(double[] w, double[] v) {
        return GradientSubject.named("squares")
                .parameter("w", w, () -> Arrays.stream(w).map(x -> 2 * x).toArray())
                .parameter("v", v, () -> Arrays.stream(v).map(x -> 2 * x).toArray())
                .cost(() -> Stream.of(w, v)
                        .flatMapToDouble(Arrays::stream)
                        .map(x -> x * x)
                        .sum());
    }

    @Test
    void aListenerThatThrowsEndsTheCheck() {
        IllegalStateException thrown = new IllegalStateException("enough");
        double[] before = w.clone();

        assertThatThrownBy(() -> check(
                        it -> it.progressTo(progress -> {
                            throw thrown;
                        }),
                        subject()))
                .isSameAs(thrown);
        assertThat(w).containsExactly(before);
    }

    @Test
    void theRemainingTimeIsEstimatedFromTheElapsedTime() {
        assertThat(progress(1200, Duration.ofSeconds(12)))
                .hasToString("digits: 1200 of 23860 entries checked in 12 s, about 3 min left");
        assertThat(progress(1, Duration.ofSeconds(12)))
                .hasToString("digits: 1 of 23860 entries checked in 12 s, about 79 h left");
        assertThat(progress(0, Duration.ofSeconds(150))).hasToString("digits: 0 of 23860 entries checked in 2 min");
        assertThat(progress(11930, Duration.ofSeconds(119)).estimatedLeft()).hasValue(Duration.ofSeconds(119));
        assertThat(new CheckProgress("", 1, 2, Duration.ZERO))
                .hasToString("1 of 2 entries checked in 0 s, about 0 s left");
    }

    @Test
    void aNegativeIntervalIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientChecker.standard().progressEvery(Duration.ofSeconds(-1)))
                .withMessage("the interval of progress reports is PT-1S; give 0 or more");
    }

    /** Columns 2 k and 2 k + 1 of row k alone: two groups of ten columns. */
    @Test
    void sparseMatrixTellsItsStoredEntries() {
        clocked(checker -> checker.progressEvery(Duration.ZERO))
                .checkSparseJacobian(this::pairs, x -> SparseRows.of(20, columnsOfPairs(), valuesOfPairs(x)), w);

        assertThat(told.stream().map(CheckProgress::entries).distinct()).containsExactly(20L);
        assertThat(told.stream().map(CheckProgress::entriesDone)).contains(10L);
    }

    @Test
    void screenedMatrixTellsEachDirection() {
        clocked(checker -> checker.mode(CheckMode.SCREENING).progressEvery(Duration.ZERO))
                .checkJacobian(this::pairs, this::denseJacobianOfPairs, w);

        assertThat(told.stream().map(CheckProgress::entriesDone)).containsExactly(50L, 100L, 150L);
        assertThat(told.get(0).entries()).isEqualTo(200);
    }

    private double[] pairs(double[] x) {
        seconds++;
        return IntStream.range(0, 10).mapToDouble(k -> x[2 * k] * x[2 * k + 1]).toArray();
    }

    private static int[][] columnsOfPairs() {
        return IntStream.range(0, 10)
                .mapToObj(k -> new int[] {2 * k, 2 * k + 1})
                .toArray(int[][]::new);
    }

    private static double[][] valuesOfPairs(double[] x) {
        return IntStream.range(0, 10)
                .mapToObj(k -> new double[] {x[2 * k + 1], x[2 * k]})
                .toArray(double[][]::new);
    }

    private double[][] denseJacobianOfPairs(double[] x) {
        double[][] jacobian = new double[10][20];
        for (int k = 0; k < 10; k++) {
            jacobian[k][2 * k] = x[2 * k + 1];
            jacobian[k][2 * k + 1] = x[2 * k];
        }
        return jacobian;
    }

    private GradientChecker clocked(UnaryOperator<GradientChecker> settings) {
        return settings.apply(GradientChecker.standard()
                .clockedBy(() -> seconds * 1_000_000_000)
                .progressTo(told::add));
    }

    private static CheckProgress progress(long done, Duration elapsed) {
        return new CheckProgress("digits", done, 23860, elapsed);
    }

    private void check(GradientSubject subject) {
        check(checker -> checker, subject);
    }

    private void check(UnaryOperator<GradientChecker> settings, GradientSubject subject) {
        clocked(settings).check(subject);
    }

    private GradientSubject subject() {
        return GradientSubject.named("squares")
                .parameter("w", w, () -> Arrays.stream(w).map(v -> 2 * v).toArray())
                .cost(() -> cost(w));
    }

    private double cost(Perturbation point) {
        return cost(point.values("w"));
    }

    private double cost(double[] at) {
        seconds++;
        return Arrays.stream(at).map(v -> v * v).sum();
    }
}
