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
    void blocksThatGrowInAnotherWayAreNotRepeatable() {
        assertThat(Repeatability.difference(
                        "gradient",
                        List.of(new double[] {1}, new double[] {1}),
                        List.of(new double[] {3}, new double[] {3})))
                .map(Finding::kind)
                .contains(Finding.Kind.GRADIENT_NOT_REPEATABLE);
    }
}
