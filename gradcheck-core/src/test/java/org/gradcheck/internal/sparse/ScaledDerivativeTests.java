package org.gradcheck.internal.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.SlopeInterval;
import org.junit.jupiter.api.Test;

class ScaledDerivativeTests {

    @Test
    void smoothDerivativeIsDivided() {
        assertThat(ScaledDerivative.of(new Derivative.Smooth(6, 0.5, new SlopeInterval(4, 10)), -2))
                .isEqualTo(new Derivative.Smooth(-3, 0.25, new SlopeInterval(-5, -2)));
    }

    @Test
    void slopesOfAKinkChangeSidesWithTheSign() {
        assertThat(ScaledDerivative.of(new Derivative.Kink(2, 8, 0.5, new SlopeInterval(1, 10), 6), -2))
                .isEqualTo(new Derivative.Kink(-4, -1, 0.25, new SlopeInterval(-5, -0.5), 3));
    }

    @Test
    void jumpKeepsItsHeight() {
        assertThat(ScaledDerivative.of(new Derivative.Jump(3), -2)).isEqualTo(new Derivative.Jump(3));
    }
}
