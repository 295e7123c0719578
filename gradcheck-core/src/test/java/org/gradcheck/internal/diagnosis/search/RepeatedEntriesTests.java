package org.gradcheck.internal.diagnosis.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;

class RepeatedEntriesTests {

    @Test
    void theSameValuesOnBothSidesCountOnce() {
        assertThat(repeated(new double[] {2, 2, 2, 5}, new double[] {1, 1, 3, 1}))
                .containsExactly(1);
    }

    @Test
    void theNegativeOfBothCountsAsTheSame() {
        assertThat(repeated(new double[] {2, -2, 2}, new double[] {1, -1, -1})).containsExactly(1);
    }

    @Test
    void tinyAndHugeValuesStayApart() {
        assertThat(repeated(new double[] {2e-150, 3e-150}, new double[] {1e-150, 1e-150}))
                .isEmpty();
        assertThat(repeated(new double[] {2e150, 3e150}, new double[] {1e150, 1e150}))
                .isEmpty();
    }

    /** Whatever the gradient is, it is some multiple of the other then. */
    @Test
    void aWrongGradientOfTwoMirroredEntriesHasNoName() {
        assertThat(Measured.diagnoses(Measured.vector(
                        "biases", new double[] {0.3, -0.2}, new double[] {0.37, -0.37}, new double[] {1.41, -1.41})))
                .isEmpty();
    }

    private static List<Integer> repeated(double[] analytic, double[] numeric) {
        RepeatedEntries repetitions =
                new RepeatedEntries(List.of(Measured.vector("x", new double[analytic.length], analytic, numeric)));
        return IntStream.range(0, analytic.length)
                .filter(i -> repetitions.contains(0, i))
                .boxed()
                .toList();
    }
}
