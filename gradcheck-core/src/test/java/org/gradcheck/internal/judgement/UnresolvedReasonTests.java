package org.gradcheck.internal.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Reasons that reports give for unresolved blocks. */
class UnresolvedReasonTests {

    private final double[] w = {1, 2};

    @Test
    void areBoundsThatLeaveNoRoom() {
        assertThat(noteOf(subject().declare("w", block -> block.bounds(w, w))))
                .isEqualTo("the bounds leave no room to displace w[0]; declare it fixed if it must not move");
    }

    @Test
    void areBoundsThatLeaveLessRoomThanTheSmallestStep() {
        double[] above = {1 + 1e-15, 2 + 1e-15};

        assertThat(noteOf(subject().declare("w", block -> block.bounds(w, above))))
                .isEqualTo("the bounds leave no room to displace w[0]; declare it fixed if it must not move");
    }

    @Test
    void isACostThatCanBeEvaluatedNowhereElse() {
        assertThat(noteOf(claimed().cost(() -> {
                    if (w[0] != 1 || w[1] != 2) {
                        throw new IllegalArgumentException("out of the domain");
                    }
                    return cost();
                })))
                .isEqualTo("the cost is not finite, or refuses to be evaluated, wherever w[0] is displaced");
        assertThat(w).containsExactly(1, 2);
    }

    @Test
    void isAVectorThatIgnoresWhatIsStored() {
        RealVector ignoring = new ArrayRealVector(w) {

            private static final long serialVersionUID = 1;

            @Override
            public void setEntry(int index, double value) {}
        };

        assertThat(noteOf(GradientSubject.named("f")
                        .parameter("w", ignoring, () -> new ArrayRealVector(gradient()))
                        .cost(this::cost)))
                .isEqualTo("w[0] keeps its value whatever is stored in it;"
                        + " let the storage write to where the cost reads");
    }

    /** Next to the smallest float there is none at an eighth of its size. */
    @Test
    void isASizeBelowTheResolutionOfTheStorage() {
        float[] tiny = {Float.MIN_VALUE};
        GradientSubject subject = GradientSubject.named("f")
                .parameter("w", tiny, () -> new float[] {3 + 2 * tiny[0]})
                .cost(() -> 1 + 3.0 * tiny[0] + (double) tiny[0] * tiny[0]);

        assertThat(noteOf(subject))
                .isEqualTo("the storage rounds displacements of w[0] away, which are a part of its size, 1e-45;"
                        + " declare a larger scale(...)");
        assertThat(GradientChecker.standard()
                        .check(subject.declare("w", it -> it.scale(1)))
                        .verdict())
                .isEqualTo(Verdict.AGREES);
        assertThat(tiny).containsExactly(Float.MIN_VALUE);
    }

    @Test
    void isTheNoiseOfTheCost() {
        assertThat(noteOf(bent(1e15, false)))
                .isEqualTo(
                        "the noise of the cost, 1e-01, hides these entries; compute the cost more precisely, without a"
                                + " large constant, or check at another point");
    }

    @Test
    void isTheNoiseOfACostInSinglePrecision() {
        assertThat(noteOf(bent(1e6, true)))
                .matches("the noise of the cost, \\de-0\\d, hides these entries; compute the cost in double precision");
    }

    @Test
    void isAFastOscillation() {
        assertThat(noteOf(claimed().cost(() -> cost() + 1e15 + 100 * Math.sin(1e9 * w[0]))))
                .isEqualTo("the noise or the curvature of the cost hides the derivative; check at another point");
    }

    @Test
    void isATolerancePastThePrecisionOfDifferences() {
        assertThat(noteOf(GradientChecker.standard().absoluteTolerance(1e-15), smooth()))
                .isEqualTo("the differences are not as precise as the tolerance asks");
    }

    @Test
    void isAStepThatIsTooLarge() {
        assertThat(noteOf(GradientChecker.standard().step(1), smooth()))
                .isEqualTo("differences of the chosen step are not precise enough; leave the step to the check");
    }

    /** A cost that bends too soon for steps above its rounding. */
    private GradientSubject bent(double constant, boolean singlePrecision) {
        return GradientSubject.named("f")
                .parameter("w", w, () -> new double[] {w[0] / 2, 2 * Math.cos(2 * w[1])})
                .cost(() -> {
                    double cost = constant + w[0] * w[0] / 4 + Math.sin(2 * w[1]);
                    return singlePrecision ? (float) cost : cost;
                });
    }

    private GradientSubject smooth() {
        return GradientSubject.named("f")
                .parameter("w", w, () ->
                        new double[] {Math.cos(w[0]) * Math.exp(w[1]), Math.sin(w[0]) * Math.exp(w[1])})
                .cost(() -> Math.sin(w[0]) * Math.exp(w[1]));
    }

    private GradientSubject subject() {
        return claimed().cost(this::cost);
    }

    private GradientSubject claimed() {
        return GradientSubject.named("f").parameter("w", w, this::gradient);
    }

    private double cost() {
        return w[0] * w[0] + w[1] * w[1];
    }

    private double[] gradient() {
        return new double[] {2 * w[0], 2 * w[1]};
    }

    private static String noteOf(GradientSubject subject) {
        return noteOf(GradientChecker.standard(), subject);
    }

    private static String noteOf(GradientChecker checker, GradientSubject subject) {
        GradientReport report = checker.check(subject);
        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        return report.blocks().stream().map(BlockReport::note).findFirst().orElseThrow();
    }
}
