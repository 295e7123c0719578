package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** A block that does not move the cost, beside one that does. */
class UnmovedBlockTests {

    private final double[] logits = {0.7, 1.1, 0.4};
    private final double[] shift = {0.3};

    @Test
    void shiftOfLogitsIsAskedForItsInvariance() {
        GradientReport report = check(() -> crossEntropy(shift[0]), 0.01);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.COST_IGNORES_PARAMETERS,
                        "the cost changes by at most 5e-16 at all 24 points tried, whatever is stored in 'shift'; is it"
                                + " invariant here, as a cost is to a bias before a normalisation?"));
    }

    @Test
    void blockThatIsNeverReadIsAskedForACopyAndForInvariance() {
        GradientReport report = check(() -> crossEntropy(0), 0.01);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.COST_IGNORES_PARAMETERS,
                        "the cost takes the same value at all 24 points tried, whatever is stored in 'shift'; does it read a"
                                + " copy, or is it invariant here?"));
    }

    @Test
    void shiftOfLogitsIsZeroBySymmetryBesideAnOffset() {
        GradientReport report = check(() -> 1000 + crossEntropy(shift[0]), 0);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.toString()).contains("zero by symmetry: the cost changes with it by no more than its noise");
    }

    @Test
    void shiftOfLogitsIsZeroBySymmetryInFloats() {
        GradientReport right = check(() -> (float) crossEntropy((float) shift[0]), 0);
        GradientReport wrong = check(() -> (float) crossEntropy((float) shift[0]), 0.01);

        assertThat(right.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(right.toString())
                .contains("1 right: zero by symmetry: the cost changes with it by no more than its noise");
        assertThat(wrong.verdict()).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void blockThatIsNeverReadIsVacuousBesideAnOffset() {
        GradientReport report = check(() -> 1000 + crossEntropy(0), 0);

        assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void roundedTermLeavesItsBlockUnresolved() {
        GradientReport report = check(() -> crossEntropy(0) + Math.rint(7 * shift[0]) / 10, 0.7);

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(logits.length);
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.COST_TOO_COARSE);
        assertThat(report.toString())
                .contains("the cost as a function of 'shift' takes")
                .contains("it seems rounded to multiples of 0.1, or counts; check a cost that does neither")
                .contains("1 unresolved: the steps of the cost hide the derivatives");
    }

    @Test
    void vacuousBlockNamesTheStepsOfTheCost() {
        GradientReport report = check(() -> crossEntropy(0) + Math.rint(7 * shift[0]) / 10, 0);

        assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(report.toString())
                .contains("1 unexercised: the cost as a function of 'shift' takes")
                .doesNotContain("does not depend on it");
    }

    @Test
    void deadZoneIsNamed() {
        GradientReport report = check(() -> crossEntropy(0) + Math.max(0, shift[0] - 1), 1);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.COST_CONSTANT_NEARBY,
                        "the cost as a function of 'shift' takes the same value, " + crossEntropy(0)
                                + ", at all 12 points tried within an eighth of the size of each parameter, and changes further"
                                + " away: its derivative is zero here; check at another point"));
    }

    private GradientReport check(DoubleSupplier cost, double claimed) {
        return GradientChecker.standard()
                .check(GradientSubject.named("unmoved")
                        .parameter("logits", logits, gradient())
                        .parameter("shift", shift, new double[] {claimed})
                        .cost(cost));
    }

    private double crossEntropy(double shiftOfAll) {
        double sum = DoubleStream.of(logits).map(v -> Math.exp(v + shiftOfAll)).sum();
        return Math.log(sum) - (logits[0] + shiftOfAll);
    }

    private double[] gradient() {
        double sum = DoubleStream.of(logits).map(Math::exp).sum();
        double[] gradient = Arrays.stream(logits).map(v -> Math.exp(v) / sum).toArray();
        gradient[0] -= 1;
        return gradient;
    }
}
