package org.gradcheck.differentiation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuickDifferenceTests {

    @Test
    void isOneCentralDifference() {
        assertThat(QuickDifference.of(new Rung(0.5, 0.5, 1, 2, 4, 1e-3)))
                .isEqualTo(new QuickDifference(3, 4e-3 / 2, 2, 0.5));
    }

    @Test
    void knowsNothingWithoutAValueOnBothSides() {
        QuickDifference quick = QuickDifference.of(new Rung(0.5, 0.5, Double.NaN, 2, 4, 1e-3));

        assertThat(quick).isEqualTo(new QuickDifference(Double.NaN, Double.POSITIVE_INFINITY, Double.NaN, 0.5));
        assertThat(quick.isFlat()).isFalse();
        assertThat(quick.isBent()).isFalse();
    }

    @Test
    void isFlatIfAllThreeValuesAreTheSame() {
        assertThat(QuickDifference.of(new Rung(1, 1, 5, 5, 5, 1e-3)).isFlat()).isTrue();
        assertThat(QuickDifference.of(new Rung(1, 1, 6, 5, 6, 1e-3)).isFlat()).isFalse();
        assertThat(QuickDifference.of(new Rung(1, 1, 4, 5, 6, 1e-3)).isFlat()).isFalse();
    }

    @Test
    void isBentIfTheSlopesOnBothSidesDifferByMoreThanTheirMean() {
        assertThat(new QuickDifference(-2, 0.1, 2.5, 1).isBent()).isTrue();
        assertThat(new QuickDifference(2, 0.1, 2, 1).isBent()).isFalse();
        assertThat(new QuickDifference(-2, 0.1, 1.5, 1).isBent()).isFalse();
    }

    @Test
    void isNotBentByNoise() {
        assertThat(new QuickDifference(0, 0.125, 1, 1).isBent()).isFalse();
        assertThat(new QuickDifference(0, 0.125, 1.5, 1).isBent()).isTrue();
    }
}
