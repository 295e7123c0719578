package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

        assertThat(told).allSatisfy(progress -> {
            assertThat(progress.subject()).isEqualTo("squares");
            assertThat(progress.entries()).isEqualTo(20);
        });
        assertThat(IntStream.range(1, told.size())
                        .mapToObj(
                                i -> told.get(i).elapsed().minus(told.get(i - 1).elapsed())))
                .containsOnly(Duration.ofSeconds(5));
        assertThat(told.stream().map(CheckProgress::entriesDone))
                .containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 2L, 5L, 7L, 10L, 12L, 15L, 17L);
    }

    @Test
    void theFirstSurveyIsToldInEvaluations() {
        check(subject());

        assertThat(told.get(0)).hasToString("squares: 6 evaluations in 5 s");
    }

    @Test
    void screeningIsToldInEvaluationsAndEstimatesNothing() {
        check(checker -> checker.mode(CheckMode.SCREENING), subject());

        assertThat(told).hasSizeGreaterThan(2).allSatisfy(progress -> {
            assertThat(progress.entriesDone()).isZero();
            assertThat(progress.estimatedLeft()).isEmpty();
        });
        assertThat(told.stream().map(CheckProgress::evaluations)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aCheckThatTakesShorterSaysNothing() {
        check(it -> it.progressEvery(Duration.ofMinutes(2)), subject());

        assertThat(told).isEmpty();
    }

    @Test
    void progressNeverRunsBackwardsAndEstimatesNothingInRefinement() {
        check(subject().maximizing());

        assertThat(told.stream().map(CheckProgress::entriesDone))
                .isSorted()
                .contains(0L, 1L, 2L, 3L, 5L, 10L, 15L, 18L);
        assertThat(told)
                .allSatisfy(progress -> assertThat(progress.estimatedLeft()).isEmpty());
    }

    /** Each of the last ten takes some 30 evaluations, and is told when it is decided. */
    @Test
    void entriesAtKinksAreNotDoneBeforeTheyAreRefined() {
        Arrays.fill(w, 10, 20, 0);
        check(GradientSubject.named("kinks")
                .parameter(
                        "w",
                        w,
                        () -> Arrays.stream(w).map(v -> 2 * v + Math.signum(v)).toArray())
                .cost(() -> cost(w) + Arrays.stream(w).map(Math::abs).sum()));

        assertThat(told.stream().map(CheckProgress::entriesDone))
                .isSorted()
                .contains(10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L);
    }

    @Test
    void entriesAtFurtherPointsCountAsWell() {
        check(subject().alsoAfter("after a step", () -> w[0] = 7).alsoAfter("after another", () -> w[0] = 8));

        assertThat(told).allSatisfy(progress -> assertThat(progress.entries()).isEqualTo(60));
        assertThat(told.get(told.size() - 1).entriesDone()).isBetween(55L, 59L);
    }

    @Test
    void entriesThatAreNotExaminedAreLeftOut() {
        check(subject()
                .alsoAfter("where there is no cost", () -> w[0] = Double.NaN)
                .alsoAfter("after a step", () -> w[0] = 8));

        assertThat(told.get(told.size() - 1).entriesDone()).isBetween(35L, 39L);
        assertThat(told.get(told.size() - 1).entries()).isEqualTo(40);
    }

    @Test
    void batchesCountWhenTheyComeBack() {
        check(GradientSubject.named("squares")
                .parameter("w", w, () -> Arrays.stream(w).map(v -> 2 * v).toArray())
                .parameter("v", new double[3], new double[3])
                .batchedCost(perturbations ->
                        perturbations.stream().mapToDouble(this::cost).toArray()));

        assertThat(told.stream().map(CheckProgress::entriesDone).filter(done -> done > 0))
                .startsWith(20L);
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
        check(subject());

        assertThat(told.get(told.size() - 1)).hasToString("squares: 17 of 20 entries checked in 80 s, about 6 s left");
        assertThat(progress(1200, Duration.ofSeconds(12), Duration.ofSeconds(227)))
                .hasToString("digits: 1200 of 23860 entries checked in 12 s, about 3 min left");
        assertThat(progress(1, Duration.ofSeconds(12), Duration.ofHours(79)))
                .hasToString("digits: 1 of 23860 entries checked in 12 s, about 79 h left");
        assertThat(new CheckProgress("", 0, 2, 1, Duration.ofSeconds(150), Optional.empty()))
                .hasToString("1 evaluation in 2 min");
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
    void screenedMatrixIsToldInEvaluations() {
        clocked(checker -> checker.mode(CheckMode.SCREENING).progressEvery(Duration.ZERO))
                .checkJacobian(this::pairs, this::denseJacobianOfPairs, w);

        assertThat(told.stream().map(CheckProgress::entriesDone)).containsOnly(0L);
        assertThat(told.get(told.size() - 1).evaluations()).isEqualTo(seconds);
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

    private static CheckProgress progress(long done, Duration elapsed, Duration left) {
        return new CheckProgress("digits", done, 23860, 2 * done, elapsed, Optional.of(left));
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
