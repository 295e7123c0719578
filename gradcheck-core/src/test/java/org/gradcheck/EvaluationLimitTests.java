package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit of the evaluations decides how a gradient is compared, and what it leaves out is not called right. */
class EvaluationLimitTests {

    private int evaluations;

    private double cost(double[] x) {
        evaluations++;
        return Arrays.stream(x).map(v -> Math.sin(v) * v).sum();
    }

    private static double[] gradient(double[] x) {
        return Arrays.stream(x).map(v -> Math.sin(v) + v * Math.cos(v)).toArray();
    }

    private static double[] point(int entries) {
        double[] x = new double[entries];
        Arrays.setAll(x, i -> 2 + Math.cos(i));
        return x;
    }

    private GradientReport check(int entries, long most) {
        return GradientChecker.standard()
                .mostEvaluations(most)
                .check(this::cost, EvaluationLimitTests::gradient, point(entries));
    }

    @Test
    void entriesAreComparedOneByOneIfTheyFit() {
        GradientReport report = check(50, 300);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.blocks().get(0).note()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(evaluations).isEqualTo(147);
    }

    @Test
    void entriesThatDoNotFitAreComparedTogether() {
        GradientReport report = check(3000, 200);

        assertThat(report).hasToString("""
                gradient: all 3000 entries agree, errors above 3e-08 would show (21 cost evaluations)
                  the entries were compared together for the limit of 200 evaluations; about 9810 would compare each of them by itself
                  x  3000  agrees  3000 right, errors above 3e-08 would show: all entries by 2 random directions, 0 of 3000 one by one
                  declared by the user: mostEvaluations = 200\
                """);
        assertThat(evaluations).isEqualTo(21);
    }

    @Test
    void theStatedNumbersSuffice() {
        assertThat(check(3000, 60).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(check(3000, 9810).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aLimitThatIsTooSmallForAnythingSaysSo(long most) {
        GradientReport report = check(3000, most);

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.EVALUATION_LIMIT_REACHED,
                        "the limit of " + (most == 1 ? "1 evaluation" : "2 evaluations")
                                + " ended the check before all entries were compared; about 60 would compare them"
                                + " together, about 9810 would compare each of them by itself"));
        assertThat(evaluations).isEqualTo((int) most);
    }

    @Test
    void entriesBeyondTheLimitAreUnresolved() {
        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.EXHAUSTIVE)
                .mostEvaluations(100)
                .check(this::cost, EvaluationLimitTests::gradient, point(50));

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.blocks().get(0).count(EntryVerdict.UNRESOLVED)).isEqualTo(30);
        assertThat(report.blocks().get(0).note())
                .isEqualTo("the limit of the evaluations ended the check before all entries were compared");
        assertThat(report.findings().get(0).text())
                .isEqualTo("the limit of 100 evaluations ended the check before all entries were compared; about 222"
                        + " would compare each of them by itself");
    }

    @Test
    void eachBlockGetsItsShare() {
        double[] v = point(50);
        double[] w = point(50);
        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.EXHAUSTIVE)
                .mostEvaluations(100)
                .check(GradientSubject.named("two")
                        .parameter("v", v, () -> gradient(v))
                        .parameter("w", w, () -> gradient(w))
                        .cost(() -> cost(DoubleStream.concat(Arrays.stream(v), Arrays.stream(w))
                                .toArray())));

        assertThat(report.blocks())
                .allSatisfy(
                        block -> assertThat(block.count(EntryVerdict.AGREES)).isBetween(8, 14));
        assertThat(evaluations).isLessThanOrEqualTo(100);
    }

    @Test
    void whatWasShownToBeWrongStaysWrong() {
        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.EXHAUSTIVE)
                .mostEvaluations(100)
                .check(this::cost, x -> new double[x.length], point(50));

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.EVALUATION_LIMIT_REACHED);
        assertThat(evaluations).isEqualTo(100);
    }

    @Test
    void entriesThatAreNotANumberAreWrongWithoutAnyDifference() {
        GradientReport report = GradientChecker.standard()
                .mostEvaluations(5)
                .check(
                        this::cost,
                        x -> {
                            double[] g = gradient(x);
                            g[7] = Double.NaN;
                            return g;
                        },
                        point(50));

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.blocks().get(0).counts())
                .containsOnlyKeys(EntryVerdict.DISAGREES, EntryVerdict.UNRESOLVED)
                .containsEntry(EntryVerdict.DISAGREES, 1);
    }

    @Test
    void aDisagreementWhoseEntriesWereNotFoundIsTold() {
        GradientReport report = GradientChecker.standard()
                .mostEvaluations(30)
                .check(this::cost, x -> new double[x.length], point(3000));

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.blocks().get(0).note())
                .isEqualTo("all entries by 2 random directions, 0 of 3000 one by one; random directions disagree, and"
                        + " the limit of the evaluations ended the search for the wrong entries");
    }

    @Test
    void furtherPointsAreNotReached() {
        double[] x = point(20);
        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.EXHAUSTIVE)
                .mostEvaluations(90)
                .check(GradientSubject.named("two points")
                        .parameter("x", x, () -> gradient(x))
                        .cost(() -> cost(x))
                        .alsoAfter("a step", () -> x[0] = 7));

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.blocks()).extracting(block -> block.verdict()).contains(Verdict.AGREES, Verdict.UNRESOLVED);
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.EVALUATION_LIMIT_REACHED);
        assertThat(evaluations).isEqualTo(90);
        assertThat(x).containsExactly(point(20));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void limitsBelowOneAreRefused(long most) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientChecker.standard().mostEvaluations(most))
                .withMessage(
                        "mostEvaluations is " + most + "; give 1 or more, or leave it out for a check without a limit");
    }

    @Test
    void backwardPassesThatTheLimitEndsAreUsedForNoBlock() {
        for (int most = 1; most <= 30; most++) {
            evaluations = 0;
            double[] weights = point(8);
            double[] bias = {0.5};
            double[] dWeights = new double[8];
            double[] dBias = new double[1];
            GradientReport report = GradientChecker.standard()
                    .mostEvaluations(most)
                    .checkOutputs(GradientSubject.named("layer")
                            .parameter("weights", weights, dWeights)
                            .parameter("bias", bias, dBias)
                            .output(() -> {
                                evaluations++;
                                return Arrays.stream(weights)
                                        .map(w -> w * w + bias[0])
                                        .toArray();
                            })
                            .backwardFrom(upstream -> {
                                Arrays.setAll(dWeights, i -> 2 * weights[i] * upstream[i]);
                                dBias[0] = Arrays.stream(upstream).sum();
                            }));

            assertThat(evaluations).isLessThanOrEqualTo(most);
            assertThat(report.verdict()).as("%s evaluations", most).isEqualTo(Verdict.UNRESOLVED);
        }
    }

    @Test
    void fewEntriesAreComparedOneByOneIfThatTakesNoMore() {
        GradientReport report = check(3, 60);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.findings()).isEmpty();
        assertThat(evaluations).isLessThanOrEqualTo(60);
    }

    /** Entries at kinks take some 30 evaluations each; together, those whose gradient is the middle of both slopes take none. */
    @Test
    void entriesAreComparedTogetherIfOneByOneDoesNotSuffice() {
        double[] x = point(60);
        Arrays.fill(x, 20, 50, 0);
        GradientReport report = GradientChecker.standard()
                .mostEvaluations(800)
                .check(
                        v -> cost(v) + Arrays.stream(v).map(Math::abs).sum(),
                        v -> Arrays.stream(v)
                                .map(e -> Math.sin(e) + e * Math.cos(e) + Math.signum(e))
                                .toArray(),
                        x);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.EVALUATIONS_LIMITED,
                        "the limit of 800 evaluations did not suffice to compare each entry by itself, so they were"
                                + " compared together"));
        assertThat(evaluations).isLessThanOrEqualTo(800);
    }
}
