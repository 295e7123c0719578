package org.gradcheck.internal.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.internal.noise.Noise;
import org.junit.jupiter.api.Test;

class PooledNoiseTests {

    private static final Noise TYPICAL = new Noise(1e-16, 1);

    private static Noise pooled(Noise noise) {
        return PooledNoise.of(List.of(TYPICAL, noise, TYPICAL, TYPICAL)).get(1);
    }

    @Test
    void levelFarBelowTheOthersIsRaised() {
        assertThat(pooled(new Noise(1e-18, 1))).isEqualTo(new Noise(1e-16 / 8, 1));
    }

    @Test
    void levelsAreComparedInUnitsOfTheOutputs() {
        assertThat(pooled(new Noise(1e-13, 1e5))).isEqualTo(new Noise(1e5 * 1e-16 / 8, 1e5));
    }

    @Test
    void largerLevelsRemain() {
        assertThat(pooled(new Noise(5e-17, 1))).isEqualTo(new Noise(5e-17, 1));
        assertThat(pooled(new Noise(1e-7, 1, true))).isEqualTo(new Noise(1e-7, 1, true));
    }

    @Test
    void outputsOfAnotherPrecisionRemain() {
        Noise single = new Noise(1e-8, 1, true);

        assertThat(PooledNoise.of(List.of(single, TYPICAL, single))).containsExactly(single, TYPICAL, single);
    }

    @Test
    void constantOutputsRemain() {
        Noise constant = new Noise(1e-20, 0);

        assertThat(PooledNoise.of(List.of(TYPICAL, constant, constant))).containsExactly(TYPICAL, constant, constant);
    }
}
