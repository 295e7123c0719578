package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradcheck.DescribedSubjects.X;
import static org.gradcheck.DescribedSubjects.assertAgrees;
import static org.gradcheck.DescribedSubjects.bits;
import static org.gradcheck.DescribedSubjects.check;
import static org.gradcheck.DescribedSubjects.cost;
import static org.gradcheck.DescribedSubjects.gradient;
import static org.gradcheck.DescribedSubjects.mismatches;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.BlockDeclaration;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** What a user declares of a described subject, and what its report makes of that. */
class DescribedDeclarationTests {

    private final GradientSubject subject = GradientSubject.named("my code");

    private GradientSubject atX(Consumer<BlockDeclaration> declare) {
        return subject.point(X)
                .cost(DescribedSubjects::cost)
                .gradient(DescribedSubjects::gradient)
                .declare("x", declare);
    }

    @Test
    void ofBoundsAreNeverCrossed() {
        double[] point = {0, 1, 1e-9, 0.5};
        double[] lowest = point.clone();
        double[] highest = point.clone();
        AtomicInteger evaluations = new AtomicInteger();

        GradientReport report = check(subject.point(point)
                .cost(x -> {
                    evaluations.incrementAndGet();
                    for (int i = 0; i < x.length; i++) {
                        lowest[i] = Math.min(lowest[i], x[i]);
                        highest[i] = Math.max(highest[i], x[i]);
                    }
                    return cost(x) + Math.sqrt(Math.abs(x[3]));
                })
                .gradient(x -> {
                    double[] g = gradient(x);
                    g[3] += 0.5 / Math.sqrt(x[3]);
                    return g;
                })
                .declare("x", x -> x.bounds(0, 1))
                .alsoAround(5, 0.3));

        assertThat(report.count(EntryVerdict.DISAGREES)).as("%s", report).isZero();
        assertThat(evaluations.get()).isGreaterThan(100);
        assertThat(Arrays.stream(lowest)).allMatch(x -> x >= 0);
        assertThat(Arrays.stream(highest)).allMatch(x -> x <= 1);
    }

    /** Random points are moved to the nearest bound, and no bound of these is a float. */
    @Test
    void ofBoundsAreNeverCrossedByRounding() {
        float[] w = {0.299f, -0.299f};
        float[] reach = new float[2];

        GradientReport report = check(subject.parameter("w", w, () -> new float[] {1, 2})
                .cost(() -> {
                    for (int i = 0; i < w.length; i++) {
                        reach[i] = Math.max(reach[i], Math.abs(w[i]));
                    }
                    return w[0] + 2.0 * w[1];
                })
                .declare("w", block -> block.bounds(-0.3, 0.3))
                .alsoAround(8, 1));

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(reach).containsExactly(Math.nextDown(0.3f), Math.nextDown(0.3f));
    }

    @Test
    void ofBoundsMayDifferByEntry() {
        List<Double> seen = new ArrayList<>();

        assertAgrees(subject.point(2, 3)
                .cost(x -> {
                    seen.add(x[1]);
                    return cost(x);
                })
                .gradient(DescribedSubjects::gradient)
                .declare("x", x -> x.bounds(new double[] {-9, 3}, new double[] {9, 4})));
        assertThat(seen).allSatisfy(x -> assertThat(x).isBetween(3.0, 4.0));
    }

    @Test
    void ofFixedEntriesKeepThemAndSayWhy() {
        double[] w = {0.4, Double.NEGATIVE_INFINITY, 1e30, Double.NaN};
        long[] before = bits(w);
        boolean[] moved = {false};
        GradientReport report = check(subject.parameter(
                        "w", w, () -> new double[] {Math.exp(w[0]), Double.NaN, 7, Double.POSITIVE_INFINITY})
                .cost(() -> {
                    moved[0] |= !Arrays.equals(Arrays.copyOfRange(bits(w), 1, 4), Arrays.copyOfRange(before, 1, 4));
                    return Math.exp(w[0]) + Math.exp(w[1]);
                })
                .declare("w", block -> block.fixed("masked weights", 1).fixed("a sentinel", 2, 3))
                .alsoAround(2, 0.5));

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(report.count(EntryVerdict.FIXED)).isEqualTo(9);
        assertThat(report.blocks().get(0).note()).isEqualTo("masked weights, a sentinel");
        assertThat(report.toString()).contains("1 right, 3 fixed", ": masked weights, a sentinel");
        assertThat(moved[0]).isFalse();
        assertThat(bits(w)).containsExactly(before);
    }

    @Test
    void ofFixedBlocksLeaveNothingToCompare() {
        GradientReport report = check(atX(x -> x.fixed("embeddings are frozen")));

        assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(report.blocks().get(0).note()).contains("embeddings are frozen");
    }

    @Test
    void ofFixedBlocksLeaveTheOthers() {
        double[] frozen = {1, 2};
        double[] w = {3};

        assertAgrees(subject.parameter("frozen", frozen, new double[2])
                .parameter("w", w, () -> new double[] {frozen[0] + frozen[1]})
                .cost(() -> w[0] * (frozen[0] + frozen[1]))
                .declare("frozen", block -> block.fixed("transfer learning")));
    }

    @Test
    void areNeededForParametersThatAreNotFinite() {
        GradientReport report = check(subject.point(1, Double.NEGATIVE_INFINITY)
                .cost(x -> Math.exp(x[0]) + Math.exp(x[1]))
                .gradient(x -> new double[] {Math.exp(x[0]), Math.exp(x[1])}));

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.PARAMETER_NOT_FINITE,
                        "the parameter x[1] is -Infinity; check at finite parameters, or declare it fixed"));
    }

    @Test
    void ofBoundsAllowFixedEntriesOutside() {
        assertAgrees(subject.point(0.5, Double.NEGATIVE_INFINITY)
                .cost(x -> Math.exp(x[0]) + Math.exp(x[1]))
                .gradient(x -> new double[] {Math.exp(x[0]), 0})
                .declare("x", x -> x.fixed("masked weights", 1).bounds(-1, 1)));
    }

    @Test
    void ofAScaleSayHowFarToStep() {
        // Each entry is added to a million, and matters by hundreds; its own size says nothing of that.
        double[] reach = new double[2];
        assertAgrees(subject.point(0, 1e-9)
                .cost(x -> {
                    Arrays.setAll(reach, i -> Math.max(reach[i], Math.abs(x[i])));
                    return Math.pow((1e6 + x[0]) / 1e6, 3) + Math.pow((1e6 + x[1]) / 1e6, 2);
                })
                .gradient(x -> new double[] {3e-6 * Math.pow((1e6 + x[0]) / 1e6, 2), 2e-6 * (1e6 + x[1]) / 1e6})
                .declare("x", x -> x.scale(1e6)));
        assertThat(Arrays.stream(reach)).allMatch(r -> r > 1);
    }

    @Test
    void ofAScaleMayDifferFromEntryToEntry() {
        double[] reach = new double[2];
        assertAgrees(subject.point(0, 0)
                .cost(x -> {
                    Arrays.setAll(reach, i -> Math.max(reach[i], Math.abs(x[i])));
                    return Math.exp(x[0] / 1e9) + Math.sin(x[1] / 1e-9);
                })
                .gradient(x -> new double[] {1e-9 * Math.exp(x[0] / 1e9), 1e9 * Math.cos(x[1] / 1e-9)})
                .declare("x", x -> x.scale(1e9, 1e-9)));
        assertThat(reach[0]).isBetween(1e3, 1e9);
        assertThat(reach[1]).isBetween(1e-15, 1e-9);
    }

    @Test
    void ofNamesAreShown() {
        GradientReport report = check(subject.point(1, 2)
                .cost(DescribedSubjects::cost)
                .gradient(x -> new double[] {gradient(x)[0], 3})
                .declare("x", x -> x.names("level", "rate")));

        assertThat(report.mismatches()).extracting(Discrepancy::name).containsExactly("x[rate]");
        assertThat(report.toString()).contains("\n  x[rate] ");
        assertThatThrownBy(report::assertPassed).hasMessageContaining("x[rate]");
    }

    @Test
    void ofAnOrderSortTheGradient() {
        assertAgrees(subject.point(X)
                .cost(DescribedSubjects::cost)
                .gradient(x -> {
                    double[] g = gradient(x);
                    return new double[] {g[2], g[0], g[1]};
                })
                .declare("x", x -> x.gradientOrder(2, 0, 1)));
    }

    @Test
    void ofAnOrderAreNotGuessed() {
        assertThat(mismatches(subject.point(X).cost(DescribedSubjects::cost).gradient(x -> {
                    double[] g = gradient(x);
                    return new double[] {g[2], g[0], g[1]};
                })))
                .containsExactly("x[0]", "x[1]", "x[2]");
    }

    @Test
    void ofConventionsPassAndAreShown() {
        GradientReport report = check(subject.point(X)
                .cost(x -> -cost(x) / 4)
                .gradient(DescribedSubjects::gradient)
                .maximizing()
                .gradientIsSumOver(4));

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(report.toString())
                .endsWith("\n  declared by the user: maximizing, so the gradient is that of -cost, the gradient is a"
                        + " sum over 4 examples, the cost their mean");
    }

    @Test
    void ofConventionsThatDoNotHoldFail() {
        assertThat(mismatches(atX(x -> {}).maximizing())).hasSize(3);
        assertThat(mismatches(GradientSubject.named("mean")
                        .point(X)
                        .cost(DescribedSubjects::cost)
                        .gradient(DescribedSubjects::gradient)
                        .gradientIsSumOver(2)))
                .hasSize(3);
    }

    @Test
    void ofOneConventionTwiceAreRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> GradientSubject.named("mean").maximizing().maximizing())
                .withMessage("maximizing is declared twice for mean, which would convert its gradient twice; declare it"
                        + " once");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> GradientSubject.named("mean").gradientIsSumOver(2).gradientIsSumOver(4))
                .withMessage("gradientIsSumOver is declared twice for mean, which would convert its gradient twice;"
                        + " declare it once");
    }
}
