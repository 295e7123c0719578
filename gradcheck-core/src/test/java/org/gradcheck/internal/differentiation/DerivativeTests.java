package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DerivativeTests {

    @Test
    void ofASmoothCostIsOneNumber() {
        Derivative slope = new Derivative.Smooth(2, 0.1);

        assertThat(slope.distanceTo(2)).isZero();
        assertThat(slope.distanceTo(-1)).isEqualTo(3);
        assertThat(slope.distanceTo(5)).isEqualTo(3);
        assertThat(slope.distanceTo(Double.NaN)).isNaN();
        assertThat(slope.distanceTo(Double.NEGATIVE_INFINITY)).isInfinite();
        assertThat(new Derivative.Smooth(Double.POSITIVE_INFINITY, 1).distanceTo(Double.POSITIVE_INFINITY))
                .isZero();
    }

    @Test
    void atAKinkIsEachNumberBetweenTheSlopes() {
        for (Derivative kink : new Derivative[] {new Derivative.Kink(-1, 3, 0.1), new Derivative.Kink(3, -1, 0.1)}) {
            assertThat(kink.value()).isEqualTo(1);
            assertThat(kink.distanceTo(-1)).isZero();
            assertThat(kink.distanceTo(0)).isZero();
            assertThat(kink.distanceTo(3)).isZero();
            assertThat(kink.distanceTo(5)).isEqualTo(2);
            assertThat(kink.distanceTo(-1.5)).isEqualTo(0.5);
            assertThat(kink.distanceTo(Double.NaN)).isNaN();
            assertThat(kink.distanceTo(Double.POSITIVE_INFINITY)).isInfinite();
        }
    }

    @Test
    void atAJumpIsNoNumberAtAll() {
        Derivative jump = new Derivative.Jump(1);

        assertThat(jump.value()).isNaN();
        assertThat(jump.error()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(jump.distanceTo(0)).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
