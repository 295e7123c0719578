package org.gradcheck.internal.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueGridTests {

    private static final int SEEDS = 300;

    @ParameterizedTest
    @ValueSource(doubles = {10, 1, 0.1, 0.025, 1e-3, 1e-9})
    void findsTheStepOfRoundedValues(double step) {
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] rounded = values(seed, 24, v -> step * Math.rint(50 * v));

            assertThat(ValueGrid.stepOf(rounded).orElseThrow()).isCloseTo(step, withinPercentage(1e-7));
        }
    }

    @Test
    void findsTheStepBesideALargeConstant() {
        assertThat(ValueGrid.stepOf(1e6 + 0.3, 1e6 + 0.1, 1e6 + 0.6, 1e6 + 1.3).orElseThrow())
                .isCloseTo(0.1, within(1e-9));
    }

    @Test
    void findsNoStepInSmoothValues() {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(ValueGrid.stepOf(values(seed, 12, v -> v))).isEmpty();
        }
    }

    @Test
    void findsNoStepInValuesOfAFewUnitsInTheLastPlace() {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(ValueGrid.stepOf(values(seed, 12, v -> 1e8 + 1e-7 * v))).isEmpty();
        }
    }

    @Test
    void findsNoStepInSinglePrecision() {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(ValueGrid.stepOf(values(seed, 12, v -> (float) v))).isEmpty();
        }
    }

    @Test
    void doesNotBelieveASingleGap() {
        assertThat(ValueGrid.stepOf(0, 1, 0, 1, 1, 0)).isEmpty();
    }

    @Test
    void leavesOutValuesThatAreNotFinite() {
        assertThat(ValueGrid.stepOf(1, Double.NaN, 3, Double.POSITIVE_INFINITY, 4))
                .hasValue(1);
    }

    @Test
    void knowsNothingOfASingleValue() {
        assertThat(ValueGrid.stepOf(5, 5, 5)).isEmpty();
        assertThat(ValueGrid.stepOf()).isEmpty();
    }

    private static double[] values(int seed, int size, DoubleUnaryOperator change) {
        RandomGenerator random = new Well19937c(seed);
        return DoubleStream.generate(random::nextDouble).limit(size).map(change).toArray();
    }
}
