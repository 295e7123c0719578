package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CentralDifferenceTests {

    @Test
    void isOneCentralDifference() {
        CentralDifference quick = CentralDifference.of(0.5, 1, 2, 4, 1e-3);

        assertThat(quick.value()).isEqualTo(3);
        assertThat(quick.noise()).isEqualTo(4e-3 / 2);
        assertThat(quick.step()).isEqualTo(0.5);
    }

    @Test
    void hasNoValueWithoutBothSides() {
        CentralDifference quick = CentralDifference.of(0.5, Double.NaN, 2, 4, 1e-3);

        assertThat(quick.value()).isNaN();
        assertThat(quick.noise()).isInfinite();
        assertThat(quick.isFlat()).isFalse();
        assertThat(quick.slopesDiffer(2, 1)).isFalse();
    }

    @Test
    void isFlatIfAllThreeValuesAreEqual() {
        assertThat(CentralDifference.of(1, 5, 5, 5, 1e-3).isFlat()).isTrue();
        assertThat(CentralDifference.of(1, 6, 5, 6, 1e-3).isFlat()).isFalse();
        assertThat(CentralDifference.of(1, 4, 5, 6, 1e-3).isFlat()).isFalse();
    }

    @Test
    void slopesDifferIfByMoreThanAQuarterOfTheirMean() {
        assertThat(withSlopes(-1.5, -2.5, 1e-3).slopesDiffer(2, 1)).isTrue();
        assertThat(withSlopes(2.25, 1.75, 1e-3).slopesDiffer(2, 1)).isFalse();
        assertThat(withSlopes(-1.75, -2.25, 1e-3).slopesDiffer(2, 1)).isFalse();
    }

    @Test
    void slopesDifferIfByMoreThanTheCurvatureOfASmoothCost() {
        CentralDifference quick = withSlopes(2, 2.25, 1e-3);

        assertThat(quick.slopesDiffer(2, 1e5)).isTrue();
        assertThat(quick.slopesDiffer(2, 5e4)).isFalse();
        assertThat(quick.slopesDiffer(3, 1e5)).isFalse();
    }

    @Test
    void slopesDoNotDifferByNoise() {
        assertThat(withSlopes(0.5, -0.5, 0.125).slopesDiffer(2, 1)).isFalse();
        assertThat(withSlopes(0.75, -0.75, 0.125).slopesDiffer(2, 1)).isTrue();
    }

    private static CentralDifference withSlopes(double left, double right, double noise) {
        return CentralDifference.of(1, -left, 0, right, noise);
    }
}
