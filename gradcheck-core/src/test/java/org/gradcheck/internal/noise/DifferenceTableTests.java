package org.gradcheck.internal.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DifferenceTableTests {

    @Test
    void findsNoNoiseInACubic() {
        double[] values = new double[7];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * i * i - 3 * i * i + 2;
        }

        assertThat(new DifferenceTable(values).noise()).isZero();
    }

    @Test
    void scalesEachOrderBackToASingleValue() {
        // Alternating values have k-th differences of 2^k; the smallest estimate is that of order 2, sqrt(1/6) * 4.
        assertThat(new DifferenceTable(new double[] {1, 0, 1, 0, 1, 0, 1}).noise())
                .isCloseTo(2 / Math.sqrt(6), within(1e-15));
    }

    @Test
    void neitherOverflowsNorVanishes() {
        assertThat(new DifferenceTable(new double[] {1e200, 0, 1e200, 0, 1e200, 0, 1e200}).noise())
                .isCloseTo(2e200 / Math.sqrt(6), within(1e186));
        assertThat(new DifferenceTable(new double[] {1e-200, 0, 1e-200, 0, 1e-200, 0, 1e-200}).noise())
                .isCloseTo(2e-200 / Math.sqrt(6), within(1e-214));
    }
}
