package org.gradcheck.internal.diagnosis.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingTests {

    @Test
    void positionsAreInAscendingOrder() {
        assertThat(Ranking.ascending(new double[] {0.5, -2, 7, 0})).containsExactly(1, 3, 0, 2);
    }

    @Test
    void keepsEqualNumbersInTheirOrder() {
        assertThat(Ranking.ascending(new double[] {1, 0, 1, 0, 1})).containsExactly(1, 3, 0, 2, 4);
    }

    @Test
    void putsNaNLastAndNegativeZeroFirst() {
        assertThat(Ranking.ascending(new double[] {Double.NaN, 0, -0.0, Double.POSITIVE_INFINITY}))
                .containsExactly(2, 1, 3, 0);
    }

    @Test
    void countsTheOrdersInBinaryDigits() {
        assertThat(Ranking.orders(4)).isCloseTo(Math.log(24) / Math.log(2), within(1e-12));
        assertThat(Ranking.orders(1)).isZero();
        assertThat(Ranking.orders(0)).isZero();
    }
}
