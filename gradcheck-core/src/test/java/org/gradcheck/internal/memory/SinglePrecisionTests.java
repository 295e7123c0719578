package org.gradcheck.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinglePrecisionTests {

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.75, 0.1f, Float.MAX_VALUE, Float.MIN_VALUE, Double.NEGATIVE_INFINITY})
    void containsWhatAFloatHolds(double value) {
        assertThat(SinglePrecision.contains(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1 + 0x1p-24, 1e300, 1e-300, Double.NaN})
    void doesNotContainWhatAFloatRounds(double value) {
        assertThat(SinglePrecision.contains(value)).isFalse();
    }
}
