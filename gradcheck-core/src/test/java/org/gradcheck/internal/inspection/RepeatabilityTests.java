package org.gradcheck.internal.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Comparison of two computations of a gradient. */
class RepeatabilityTests {

    @Test
    void blocksThatAskOneAfterTheOtherGetWhatAllCallsHaveAddedUp() {
        double[] a = {1, 2};
        double[] b = {3};
        double[] gradientOfA = new double[2];
        double[] gradientOfB = new double[1];
        Runnable backward = () -> {
            gradientOfA[0] += 2 * a[0];
            gradientOfA[1] += 2 * a[1];
            gradientOfB[0] += 2 * b[0];
        };

        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("net")
                        .parameter("a", a, () -> {
                            backward.run();
                            return gradientOfA;
                        })
                        .parameter("b", b, () -> {
                            backward.run();
                            return gradientOfB;
                        })
                        .cost(() -> a[0] * a[0] + a[1] * a[1] + b[0] * b[0]));

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.toString()).isEqualTo("""
                net: the gradient is wrong (2 cost evaluations)
                  each of the 2 blocks computes its gradient by a call that adds to the arrays of all blocks: in the second computation the array of the first block is 3 times as large; compute it once for all blocks, or set it to zero before each call
                  not examined: a, b""");
    }

    @Test
    void blockThatAccumulatesAmongOthersIsNamed() {
        double[] w = {1, 2};
        double[] b = {3};
        double[] gradientOfW = new double[2];
        double[] gradientOfB = new double[1];

        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("net")
                        .parameter("w", w, gradientOfW)
                        .parameter("b", b, gradientOfB)
                        .cost(() -> w[0] * w[0] + w[1] * w[1] + b[0] * b[0])
                        .backward(() -> {
                            gradientOfW[0] = 2 * w[0];
                            gradientOfW[1] = 2 * w[1];
                            gradientOfB[0] += 2 * b[0];
                        }));

        assertThat(report.toString()).isEqualTo("""
                net: the gradient is wrong (2 cost evaluations)
                  not examined: w, b
                Cause: gradient added up over several calls (ACCUMULATED) in b
                  the second call returns twice what the first returned, at the same parameters
                  remedy: set the gradient to zero before adding to it""");
    }

    @Test
    void randomBlocksAmongOthersAreNamed() {
        assertThat(Repeatability.differenceOfBlocks(
                        List.of("a", "b", "c"),
                        List.of(0, 2),
                        List.of(new double[] {1}, new double[] {1}, new double[] {1}),
                        List.of(new double[] {2}, new double[] {1}, new double[] {3})))
                .contains(new Finding(
                        Finding.Kind.GRADIENT_NOT_REPEATABLE,
                        "the gradient of a and c differs when it is computed a second time at the same parameters, that of"
                                + " each other block is the same; set it to zero before adding to it, keep no state, and"
                                + " reset random generators"));
    }

    @Test
    void blocksThatGrowInAnotherWayAreNotRepeatable() {
        assertThat(Repeatability.difference(
                        "gradient",
                        List.of(new double[] {1}, new double[] {1}),
                        List.of(new double[] {3}, new double[] {3})))
                .map(Finding::kind)
                .contains(Finding.Kind.GRADIENT_NOT_REPEATABLE);
    }
}
