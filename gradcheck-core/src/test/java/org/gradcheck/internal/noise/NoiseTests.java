package org.gradcheck.internal.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoiseTests {

    @Test
    void isAtLeastTheJitterBetweenRepeatedEvaluations() {
        assertThat(new Noise(1, 5).withJitter(2)).isEqualTo(new Noise(2, 5));
        assertThat(new Noise(1, 5).withJitter(0)).isEqualTo(new Noise(1, 5));
    }

    @Test
    void balancesNoiseAgainstTruncation() {
        assertThat(new Noise(8e-15, 1).balancedStep()).isCloseTo(2e-5, within(1e-18));
        assertThat(new Noise(8e-9, 1e6).balancedStep()).isCloseTo(2e-5, within(1e-18));
    }

    @Test
    void keepsTheStepWhereDoublesAndCostsAreFine() {
        assertThat(new Noise(1e-30, 1).balancedStep()).isEqualTo(0x1p-22);
        assertThat(new Noise(1, 1).balancedStep()).isEqualTo(0x1p-5);
        assertThat(new Noise(1, 0).balancedStep()).isEqualTo(0x1p-5);
        assertThat(new Noise(0, 0).balancedStep()).isEqualTo(0x1p-5);
    }
}
