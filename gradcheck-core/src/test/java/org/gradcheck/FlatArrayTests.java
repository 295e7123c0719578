package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Checks of tensors that lie in one flat array, each at its offset, with their gradients at the same offsets of another. */
class FlatArrayTests {

    private static final int OFFSET = 4;
    private static final Shape KERNEL = Shape.of(2, 3, 2, 3);

    private final double[] memory = new double[OFFSET + KERNEL.entries() + 2];
    private final double[] gradients = new double[memory.length];

    FlatArrayTests() {
        Arrays.setAll(memory, i -> Math.sin(1 + i));
    }

    private double cost() {
        double sum = 0;
        for (int i = 0; i < memory.length; i++) {
            sum += Math.cos(3 * i) * Math.exp(0.3 * memory[i]);
        }
        return sum;
    }

    private void backward() {
        for (int i = 0; i < memory.length; i++) {
            gradients[i] = 0.3 * Math.cos(3 * i) * Math.exp(0.3 * memory[i]);
        }
    }

    private GradientReport check(Runnable afterBackward) {
        return GradientChecker.standard()
                .check(GradientSubject.named("convolution")
                        .parameter("biases", memory, gradients, 0, Shape.of(OFFSET))
                        .parameter("kernel", memory, gradients, OFFSET, KERNEL)
                        .cost(this::cost)
                        .backward(() -> {
                            backward();
                            afterBackward.run();
                        }));
    }

    @Test
    void aRightGradientPassesAndTheArrayIsAsBefore() {
        double[] before = memory.clone();

        GradientReport report = check(() -> {});

        report.assertPassed();
        assertThat(report.entries()).isEqualTo(40);
        assertThat(memory).containsExactly(before);
    }

    @Test
    void aWrongEntryIsNamedByItsIndices() {
        GradientReport report = check(() -> gradients[OFFSET + 35] *= -1);

        assertThat(report.mismatches()).singleElement().satisfies(wrong -> {
            assertThat(wrong.name()).isEqualTo("kernel[1][2][1][2]");
            assertThat(wrong.index()).containsExactly(1, 2, 1, 2);
        });
    }

    @Test
    void entriesOfTheArrayThatNoBlockHasAreLeftAlone() {
        double last = memory[memory.length - 1];
        boolean[] isMoved = {false};

        GradientChecker.standard()
                .check(GradientSubject.named("convolution")
                        .parameter("kernel", memory, gradients, OFFSET, KERNEL)
                        .cost(() -> {
                            isMoved[0] |= memory[0] != Math.sin(1) || memory[memory.length - 1] != last;
                            return cost();
                        })
                        .backward(this::backward))
                .assertPassed();

        assertThat(isMoved[0]).isFalse();
    }

    @Test
    void exchangedDimensionsOfAKernelAreDiagnosed() {
        GradientReport report = check(() -> {
            double[] right = gradients.clone();
            for (int p = 0; p < KERNEL.entries(); p++) {
                int[] at = KERNEL.index(p);
                gradients[OFFSET + p] = right[OFFSET + ((at[0] * 3 + at[3]) * 2 + at[2]) * 3 + at[1]];
            }
        });

        assertThat(DiagnosisText.of(report.diagnoses())).isEqualTo("""
                        TRANSPOSED in kernel
                        analytic[i][j][k][l] = numeric[i][l][k][j] in the whole 2 x 3 x 2 x 3 tensor
                        swap the indices j and l""");
    }
}
