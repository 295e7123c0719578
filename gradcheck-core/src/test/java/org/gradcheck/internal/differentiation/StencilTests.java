package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StencilTests {

    @Test
    void hasTheSlopeOfAParabolaHoweverUnequalTheDistances() {
        // 3 + 5 x + 7 x^2 at 0
        for (double left : new double[] {0.25, 1, 3}) {
            for (double right : new double[] {0.5, 1, 8}) {
                Stencil stencil = new Stencil(
                        left, right, 3 - 5 * left + 7 * left * left, 3, 3 + 5 * right + 7 * right * right, 0);

                assertThat(stencil.central().value()).isCloseTo(5, within(1e-14));
                assertThat(stencil.central().step()).isEqualTo((left + right) / 2);
            }
        }
    }

    @Test
    void boundsWhatTheNoiseContributesToTheSlopes() {
        Stencil stencil = new Stencil(0.5, 2, 9, 10, 12, 1e-3);

        assertThat(stencil.backward()).isEqualTo(new DifferenceQuotient(0.5, 2, 4e-3));
        assertThat(stencil.forward()).isEqualTo(new DifferenceQuotient(2, 1, 1e-3));
        // Weights left/right, right/left and their difference: 1/4 + 4 + 15/4, over a width of 5/2.
        assertThat(stencil.central().noise()).isCloseTo(8e-3 / 2.5, within(1e-18));
        assertThat(new Stencil(0.5, 0.5, 0, 0, 0, 1e-3).central().noise()).isEqualTo(2e-3);
    }

    @Test
    void hasOneSlopeOnEachSide() {
        Stencil stencil = new Stencil(0.5, 2, 7, 10, 18, 0);

        assertThat(stencil.backward().value()).isEqualTo(6);
        assertThat(stencil.forward().value()).isEqualTo(4);
        assertThat(stencil.changeLeft()).isEqualTo(-3);
        assertThat(stencil.changeRight()).isEqualTo(8);
        assertThat(stencil.step()).isEqualTo(2);
    }

    @Test
    void isCentralOnlyWithAValueAtADistanceOnBothSides() {
        assertThat(new Stencil(1, 1, 0, 0, 0, 0).isCentral()).isTrue();
        assertThat(new Stencil(1, 1, Double.NaN, 0, 0, 0).isCentral()).isFalse();
        assertThat(new Stencil(1, 1, 0, 0, Double.NaN, 0).isCentral()).isFalse();
        assertThat(new Stencil(0, 1, 0, 0, 0, 0).hasLeft()).isFalse();
        assertThat(new Stencil(0, 1, 0, 0, 0, 0).hasRight()).isTrue();
        assertThat(new Stencil(1, 0, 0, 0, 0, 0).hasLeft()).isTrue();
        assertThat(new Stencil(1, 0, 0, 0, 0, 0).hasRight()).isFalse();
    }
}
