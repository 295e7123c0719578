package org.gradcheck.internal.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradcheck.differentiation.ParameterVector;
import org.junit.jupiter.api.Test;

class ParameterScaleTests {

    @Test
    void isTheSizeOfTheParameter() {
        ParameterScale scale = scale(3, -4);

        assertThat(scale.of(0)).isEqualTo(3);
        assertThat(scale.of(1)).isEqualTo(4);
    }

    @Test
    void isTheRootMeanSquareOfTheArrayForAParameterOfZero() {
        assertThat(scale(0, 0.3, -0.4, 0.5).of(0)).isCloseTo(Math.sqrt(0.125), within(1e-15));
    }

    @Test
    void isOneForAParameterOfZeroBesideLargeOnes() {
        assertThat(scale(0, 2.4e9).of(0)).isEqualTo(1);
    }

    @Test
    void aTinyParameterHasItsOwnSize() {
        assertThat(scale(1.38e-23, 1).of(0)).isEqualTo(1.38e-23);
        assertThat(scale(1e-300, 1).of(0)).isEqualTo(1e-300);
    }

    @Test
    void aSmallParameterBesideAHugeOneHasItsOwnSize() {
        assertThat(scale(1e-12, 1e14).of(0)).isEqualTo(1e-12);
        assertThat(scale(1e-20, 1e14).of(0)).isEqualTo(1e-20);
    }

    @Test
    void isOneForAnArrayOfZeros() {
        assertThat(scale(0, 0).of(1)).isEqualTo(1);
        assertThat(scale(-0.0, Double.MIN_VALUE).of(1)).isEqualTo(1);
    }

    @Test
    void staysFiniteWhereSquaresOverflow() {
        assertThat(scale(0, 1e300).of(0)).isEqualTo(1);
        assertThat(scale(1e100, 1e300).of(0)).isEqualTo(1e100);
        assertThat(scale(0, 1e-300).of(0)).isCloseTo(1e-300 / Math.sqrt(2), within(1e-315));
    }

    @Test
    void ignoresValuesThatAreNotFinite() {
        ParameterScale scale = scale(Double.NaN, Double.POSITIVE_INFINITY, 0.25);

        assertThat(scale.of(0)).isCloseTo(0.25 / Math.sqrt(3), within(1e-15));
        assertThat(scale.of(1)).isCloseTo(0.25 / Math.sqrt(3), within(1e-15));
        assertThat(scale.of(2)).isEqualTo(0.25);
    }

    @Test
    void stepsReachTheTypicalSizeInABlockOfSizesAboutOne() {
        assertThat(new ParameterScale(ParameterVector.of(new double[] {1e-9, 0.5, -1, 2})).ofSteps(0))
                .isEqualTo(1);
        assertThat(new ParameterScale(ParameterVector.of(new double[] {1e-9, 0.5, -1, 2})).ofSteps(1))
                .isEqualTo(1);
    }

    @Test
    void stepsReachTheOwnSizeInABlockOfLargeSizes() {
        assertThat(new ParameterScale(ParameterVector.of(new double[] {1e-9, 0.5, -1, 2e9})).ofSteps(0))
                .isEqualTo(1e-9);
    }

    @Test
    void keepsTheSmallestStepMuchLargerThanTheLastPlace() {
        assertThat(scale(8, 8).smallestStep(0)).isEqualTo(8 * 0x1p-42);
        assertThat(scale(-8, 8).smallestStep(0)).isEqualTo(8 * 0x1p-42);
    }

    @Test
    void takesTheSmallestStepOfATinyParameterFromItsOwnSize() {
        assertThat(scale(1e-6, 8).smallestStep(0)).isEqualTo(1e-6 * 0x1p-42);
    }

    @Test
    void takesTheSmallestStepOfAZeroFromTheArray() {
        assertThat(scale(0, 0.5, 0.5, 0.5).smallestStep(0)).isCloseTo(0x1p-42 * Math.sqrt(0.1875), within(1e-20));
    }

    private static ParameterScale scale(double... values) {
        return new ParameterScale(ParameterVector.of(values));
    }
}
