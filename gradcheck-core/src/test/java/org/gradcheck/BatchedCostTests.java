package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.BatchedCost;
import org.gradcheck.subject.DisplacedEntry;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Perturbation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cost that is evaluated at many points at once is checked like one that is evaluated one by one. */
class BatchedCostTests {

    private final double[] w = {0.7, -0.0, 1e-300, 5};
    private final List<List<List<DisplacedEntry>>> calls = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void theReportIsThatOfACostEvaluatedOneByOne(OneByOne code) {
        OneByOne.Model single = code.model();
        OneByOne.Model batched = code.model();

        GradientReport report = check(batched.subject()
                .batchedCost(each(point -> batched.cost(point.values("w"), narrowed(point.values("b"))))));

        assertThat(report).isEqualTo(check(single.subject().cost(single::cost)));
        assertThat(batched.w).containsExactly(code.model().w);
        assertThat(batched.b).containsExactly(code.model().b);
    }

    @ParameterizedTest
    @EnumSource
    void theDisplacedEntriesAreEnough(OneByOne code) {
        OneByOne.Model single = code.model();
        OneByOne.Model batched = code.model();

        GradientReport report = check(batched.subject().batchedCost(each(point -> {
            double[] weights = point.point("w");
            float[] biases = narrowed(point.point("b"));
            for (DisplacedEntry displaced : point.entries()) {
                if (displaced.block().equals("w")) {
                    weights[displaced.entry()] = displaced.value();
                } else {
                    biases[displaced.entry()] = (float) displaced.value();
                }
            }
            return batched.cost(weights, biases);
        })));

        assertThat(report).isEqualTo(check(single.subject().cost(single::cost)));
    }

    @ParameterizedTest
    @EnumSource
    void theReportOfAScreeningIsThatOfACostEvaluatedOneByOne(OneByOne code) {
        OneByOne.Model single = code.model();
        OneByOne.Model batched = code.model();

        GradientReport report = screen(batched.subject()
                .batchedCost(each(point -> batched.cost(point.values("w"), narrowed(point.values("b"))))));

        assertThat(report).isEqualTo(screen(single.subject().cost(single::cost)));
        assertThat(batched.w).containsExactly(code.model().w);
        assertThat(batched.b).containsExactly(code.model().b);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCostBesideABatchedCostIsRefused(boolean isBatchedFirst) {
        GradientSubject subject = GradientSubject.named("two costs").point(1, 2);
        if (isBatchedFirst) {
            subject.batchedCost(points -> new double[points.size()]);
        } else {
            subject.cost(() -> 0);
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    if (isBatchedFirst) {
                        subject.cost(() -> 0);
                    } else {
                        subject.batchedCost(points -> new double[points.size()]);
                    }
                })
                .withMessage(
                        "two costs has both a cost(...) and a batchedCost(...), of which one alone would be evaluated;"
                                + " keep the one that is to be checked");
    }

    @Test
    void aFunctionOfAVectorCanBeBatchedToo() {
        GradientSubject batched = GradientSubject.named("cubes")
                .point(DescribedSubjects.X)
                .batchedCost(each(point -> DescribedSubjects.cost(point.values("x"))))
                .gradient(DescribedSubjects::gradient)
                .alsoAt(1, 2, 3);
        GradientSubject single = GradientSubject.named("cubes")
                .point(DescribedSubjects.X)
                .cost(DescribedSubjects::cost)
                .gradient(DescribedSubjects::gradient)
                .alsoAt(1, 2, 3);

        assertThat(check(batched)).isEqualTo(check(single));
        assertThat(check(batched).verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void aStatedValueIsComparedWithIt() {
        GradientReport report = check(GradientSubject.named("cubes")
                .point(DescribedSubjects.X)
                .batchedCost(each(point -> DescribedSubjects.cost(point.values("x"))))
                .pair(x -> x, x -> 1 + DescribedSubjects.cost(x), DescribedSubjects::gradient));

        assertThat(report.findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.text()).startsWith("the code that computes the gradient states a cost of "));
    }

    @Test
    void bothSidesOfAllEntriesOfABlockAreAskedForAtOnce() {
        check(subject(each(this::cost)));

        assertThat(calls)
                .filteredOn(call -> call.size() == 2 * w.length && call.get(0).size() == 1)
                .singleElement()
                .satisfies(call -> assertThat(call)
                        .extracting(entries -> entries.get(0).entry())
                        .containsExactly(0, 0, 1, 1, 2, 2, 3, 3));
    }

    @Test
    void theNoiseIsMeasuredByDisplacementsOfAllEntries() {
        check(subject(each(this::cost)));

        assertThat(calls.stream().filter(call -> call.get(0).size() == w.length).map(List::size))
                .startsWith(6, 6, 6, 8, 8, 8);
    }

    @Test
    void thePointsOfADirectionAreEvaluatedAtOnce() {
        double[] many = new double[500];
        Arrays.setAll(many, i -> Math.sin(i));

        GradientReport report = screen(GradientSubject.named("exponentials")
                .parameter("w", many, () -> Arrays.stream(many).map(Math::exp).toArray())
                .batchedCost(each(
                        point -> Arrays.stream(point.values("w")).map(Math::exp).sum())));

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(calls.stream().map(List::size).filter(size -> size > 1)).containsExactly(2, 6, 2, 2, 6, 2, 2);
    }

    @Test
    void noListIsLongerThanItsBound() {
        double[] many = new double[1500];
        Arrays.fill(many, 0.5);
        BatchedCost cost =
                each(point -> Arrays.stream(point.values("w")).map(v -> v * v).sum());

        GradientReport report = check(GradientSubject.named("squares")
                .parameter("w", many, () -> Arrays.stream(many).map(v -> 2 * v).toArray())
                .batchedCost(cost));

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(calls.stream().map(List::size).filter(size -> size > 10)).containsExactly(1024, 1024, 952);
    }

    @Test
    void thePointItselfHasNoEntries() {
        check(subject(each(this::cost)));

        assertThat(calls.get(0)).containsExactly(List.of());
    }

    @Test
    void theParametersAreAtThePointDuringACall() {
        long[] before = DescribedSubjects.bits(w);

        check(subject(perturbations -> {
            boolean measuresNothing = perturbations.get(0).entries().isEmpty();
            assertThat(measuresNothing || Arrays.equals(DescribedSubjects.bits(w), before))
                    .isTrue();
            return perturbations.stream().mapToDouble(this::cost).toArray();
        }));
    }

    @Test
    void theArrayOfResultsMayBeUsedAgain() {
        double[] reused = new double[1];

        GradientReport report = check(subject(perturbations -> {
            double[] costs = each(this::cost).costs(perturbations);
            if (costs.length > 1) {
                return costs;
            }
            reused[0] = costs[0];
            return reused;
        }));

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void aWrongNumberOfCostsIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> check(subject(perturbations -> new double[Math.min(7, perturbations.size())])))
                .withMessage("the batched cost of squares returned 7 costs for 8 perturbations; return one cost for"
                        + " each, in their order, and NaN where there is none");
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> check(subject(perturbations -> null)))
                .withMessage("the batched cost of squares returned null for 1 perturbation; return one cost for each,"
                        + " in their order, and NaN where there is none");
    }

    @Test
    void anUnknownBlockIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> check(subject(each(point -> point.values("v")[0]))))
                .withMessage("squares has no block 'v'; its blocks are ['w']");
    }

    @Test
    void aMissingBatchedCostIsRefused() {
        assertThatThrownBy(() -> GradientSubject.named("squares").batchedCost(missing()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batchedCost(...) of squares was given null; give the code to be called, or leave"
                        + " batchedCost(...) out");
    }

    @Test
    void anOutputBesideItIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> check(subject(each(this::cost)).output(() -> w)))
                .withMessage("squares has both a cost and an output; keep the one that backward(...) differentiates");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 6, 8})
    void anExceptionReachesTheCallerUnwrappedAndNothingStaysDisplaced(int call) {
        long[] before = DescribedSubjects.bits(w);
        UnsupportedOperationException thrown = new UnsupportedOperationException("the engine is down");

        assertThatThrownBy(() -> check(subject(perturbations -> {
                    if (calls.size() == call) {
                        throw thrown;
                    }
                    return each(this::cost).costs(perturbations);
                })))
                .isSameAs(thrown);
        assertThat(DescribedSubjects.bits(w)).containsExactly(before);
    }

    @Test
    void anInterruptionEndsTheCheckBeforeTheNextCall() {
        try {
            assertThatThrownBy(() -> check(subject(perturbations -> {
                        if (perturbations.size() == 8) {
                            Thread.currentThread().interrupt();
                        }
                        return each(this::cost).costs(perturbations);
                    })))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage(
                            "the gradient check was interrupted before evaluation 30 of the cost; all parameters are"
                                    + " restored");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private GradientSubject subject(BatchedCost cost) {
        return GradientSubject.named("squares")
                .parameter("w", w, () -> Arrays.stream(w).map(v -> 2 * v + 1).toArray())
                .batchedCost(cost);
    }

    private double cost(Perturbation point) {
        return Arrays.stream(point.values("w")).map(v -> v * v + v).sum();
    }

    private BatchedCost each(ToDoubleFunction<Perturbation> cost) {
        return perturbations -> {
            calls.add(perturbations.stream().map(Perturbation::entries).toList());
            return perturbations.stream().mapToDouble(cost).toArray();
        };
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T missing() {
        return null;
    }

    private static GradientReport check(GradientSubject subject) {
        return GradientChecker.standard().check(subject);
    }

    private static GradientReport screen(GradientSubject subject) {
        return GradientChecker.standard().mode(CheckMode.SCREENING).check(subject);
    }

    private static float[] narrowed(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}
