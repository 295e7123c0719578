package org.gradcheck.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyTests {

    @Test
    void costOfAWrongAnswerGrowsWithItsLogitAndStaysFinite() {
        assertThat(SoftmaxCrossEntropy.cost(new double[] {1_000, 0, -1_000}, 2)).isEqualTo(2_000);
    }

    @Test
    void gradientStaysFiniteForHugeLogits() {
        assertThat(SoftmaxCrossEntropy.gradient(new double[] {1_000, 0, -1_000}, 2, 0.5))
                .containsExactly(0.5, 0, -0.5);
    }
}
