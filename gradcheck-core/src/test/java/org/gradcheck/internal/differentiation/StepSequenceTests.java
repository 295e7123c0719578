package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.gradcheck.internal.noise.Noise;
import org.junit.jupiter.api.Test;

class StepSequenceTests {

    private static final double[] POWERS_OF_EIGHT = {0x1p-3, 0x1p-6, 0x1p-9, 0x1p-12, 0x1p-15, 0x1p-18, 0x1p-21};

    @Test
    void hasNoValueWithoutStencils() {
        Derivative derivative = derivative(x -> x, 0, 0);

        assertThat(derivative.value()).isNaN();
        assertThat(derivative.error()).isInfinite();
    }

    @Test
    void hasNoErrorBarAfterOneStencil() {
        assertThat(derivative(x -> 3 * x, 0, 0, 0.5)).isEqualTo(new Derivative.Smooth(3, Double.POSITIVE_INFINITY));
    }

    @Test
    void hasASmallErrorBarWhereTheCostIsSmooth() {
        Derivative derivative = derivativeOfSize(Math::exp, 0.5, Math.ulp(1.0), 4, POWERS_OF_EIGHT);

        assertThat(derivative).isInstanceOf(Derivative.Smooth.class);
        assertThat(Math.abs(derivative.value() - Math.exp(0.5))).isLessThanOrEqualTo(derivative.error());
        assertThat(derivative.error()).isLessThan(1e-11);
    }

    @Test
    void takesTheBetterOfOneSidedAndCentralQuotients() {
        // To the right the cost is a line, known at once; to the left a steep parabola that meets it smoothly.
        Derivative derivative = derivative(x -> x < 0 ? 2 * x + 500 * x * x : 2 * x, 0, 0, 0x1p-3, 0x1p-6);
        // The same on the other side.
        Derivative mirrored = derivative(x -> x > 0 ? 2 * x + 500 * x * x : 2 * x, 0, 0, 0x1p-3, 0x1p-6);

        assertThat(derivative.value()).isCloseTo(2, within(1e-12));
        assertThat(mirrored.value()).isCloseTo(2, within(1e-12));
    }

    @Test
    void findsBothSlopesOfAKink() {
        assertThat(derivative(x -> x < 0 ? -2 * x : 3 * x, 0, 1e-16, POWERS_OF_EIGHT))
                .asInstanceOf(InstanceOfAssertFactories.type(Derivative.Kink.class))
                .satisfies(kink -> {
                    assertThat(kink.left()).isCloseTo(-2, within(kink.error()));
                    assertThat(kink.right()).isCloseTo(3, within(kink.error()));
                    assertThat(kink.error()).isBetween(1e-17, 1e-12);
                });
    }

    @Test
    void givesAKinkTheErrorOfItsWorseSide() {
        // The parabola on one side is only known to its truncation error, the line on the other side is exact.
        for (int side : new int[] {-1, 1}) {
            Derivative derivative = derivative(x -> side * x < 0 ? 100 * side * x : x * x, 0, 1e-9, 0x1p-3, 0x1p-6);

            assertThat(derivative.error()).isGreaterThan(1e-2);
            assertThat(derivative).isInstanceOf(Derivative.Kink.class);
        }
    }

    @Test
    void refutesSlopesFarBeyondThoseBesideTwoKinks() {
        double close = 0x1p-19;
        Derivative derivative = derivative(x -> Math.abs(x) + 0.2 * Math.max(0, -x - close), 0, 1e-12, POWERS_OF_EIGHT);

        // The slopes are -1.2, -1 and 1.
        assertThat(derivative).isInstanceOf(Derivative.Kink.class);
        assertThat(derivative.error()).isGreaterThan(0.1);
        assertThat(derivative.refutedBeyond()).isCloseTo(1 + 1.2, within(1e-3));
    }

    @Test
    void noSlopeIsRefutedWhereThoseOfTheLargestStepMeet() {
        // On both sides, the slope over the largest close step is 0.
        Derivative derivative =
                derivative(x -> Math.abs(x) * (0x1p-6 - Math.abs(x)), 0, 1e-9, 0x1p-6, 0x1p-9, 0x1p-12, 0x1p-15);

        assertThat(derivative).isInstanceOf(Derivative.Kink.class);
        assertThat(derivative.refutedBeyond()).isInfinite();
    }

    @Test
    void slopesThatGrowTowardsThePointAllowThoseOfTheSmallestStep() {
        // The slope on the right is 1.3 up to 2^-15, and 0.06 beyond.
        Derivative derivative = derivative(
                x -> 0.06 * Math.max(x, 0) + 1.24 * Math.min(Math.max(x, 0), 0x1p-15), 0, 1e-6, POWERS_OF_EIGHT);

        assertThat(derivative.allows(1.3)).isTrue();
    }

    @Test
    void findsNoKinkInAParabola() {
        assertThat(derivative(x -> 1000 * x * x, 0, 0, 0x1p-3, 0x1p-6)).isInstanceOf(Derivative.Smooth.class);
    }

    @Test
    void findsNoKinkInNoise() {
        assertThat(derivative(x -> x == 0 ? 1e-9 : 0, 0, 1e-9, 0x1p-3, 0x1p-6)).isInstanceOf(Derivative.Smooth.class);
    }

    @Test
    void findsAJumpOnEitherSide() {
        assertThat(derivative(x -> x < 0 ? 0 : 2, 0, 1e-16, 0x1p-3, 0x1p-6)).isEqualTo(new Derivative.Jump(2));
        assertThat(derivative(x -> x > 0 ? 0 : 3, 0, 1e-16, 0x1p-3, 0x1p-6)).isEqualTo(new Derivative.Jump(3));
        assertThat(derivative(x -> x < 0 ? 0 : x > 0 ? 7 : 2, 0, 1e-16, 0x1p-3, 0x1p-6))
                .isEqualTo(new Derivative.Jump(5));
    }

    @Test
    void findsNoJumpInASquareRoot() {
        // Its change shrinks with the square root of the step: by 2 where the step shrinks by 4.
        assertThat(derivative(x -> Math.sqrt(Math.abs(x)), 0, 1e-16, 0x1p-3, 0x1p-5))
                .isNotInstanceOf(Derivative.Jump.class);
    }

    @Test
    void findsNoJumpBesideALogarithm() {
        // Its change grows by the same amount from step to step.
        assertThat(derivative(
                        x -> x < -1e-9 ? Double.NaN : Math.log((x + 1e-9) / 1e-9), 0, 1e-16, 0x1p-3, 0x1p-6, 0x1p-9))
                .isNotInstanceOf(Derivative.Jump.class);
    }

    @Test
    void findsNoJumpInNoise() {
        // The change has to be more than a hundred times the noise.
        assertThat(derivative(x -> x < 0 ? 0 : 1, 0, 0x1p-6, 0x1p-3, 0x1p-6)).isNotInstanceOf(Derivative.Jump.class);
        assertThat(derivative(x -> x < 0 ? 0 : 1, 0, 0x1p-7, 0x1p-3, 0x1p-6)).isInstanceOf(Derivative.Jump.class);
    }

    @Test
    void findsAJumpOnlyFromStepsOfRatioFour() {
        DoubleUnaryOperator step = x -> x < 0 ? 0 : 1;

        assertThat(derivative(step, 0, 1e-16, 0x1p-5, 0x1p-6)).isNotInstanceOf(Derivative.Jump.class);
        assertThat(derivative(step, 0, 1e-16, 0x1p-4, 0x1p-6)).isInstanceOf(Derivative.Jump.class);
        assertThat(derivative(step, 0, 1e-16, 0x1p-6)).isNotInstanceOf(Derivative.Jump.class);
    }

    @Test
    void seeksAJumpAtTheSmallestSteps() {
        // Beyond 1/100 the cost is a plateau, which is no matter at the point.
        Derivative derivative =
                derivative(x -> Math.abs(x) < 0.01 ? 100 * x : Math.signum(x), 0, 1e-16, 0.5, 0x1p-4, 0x1p-8, 0x1p-12);

        assertThat(derivative).isInstanceOf(Derivative.Smooth.class);
        assertThat(derivative.value()).isEqualTo(100);
        assertThat(derivative.reach()).isLessThan(1e-12);
    }

    @Test
    void differencesOnOneSideAtTheEdgeOfTheDomain() {
        Derivative right = derivative(x -> x < 0 ? Double.NaN : Math.exp(3 * x), 0, Math.ulp(1.0), POWERS_OF_EIGHT);
        Derivative left = derivative(x -> x > 0 ? Double.NaN : Math.exp(3 * x), 0, Math.ulp(1.0), POWERS_OF_EIGHT);

        assertThat(right).isInstanceOf(Derivative.Smooth.class);
        assertThat(right.value()).isCloseTo(3, within(right.error()));
        assertThat(right.error()).isLessThan(1e-7);
        assertThat(left).isInstanceOf(Derivative.Smooth.class);
        assertThat(left.value()).isCloseTo(3, within(left.error()));
        assertThat(left.error()).isLessThan(1e-7);
    }

    @Test
    void hasNoValueAtAnIsolatedPoint() {
        Derivative derivative = derivative(x -> x == 0 ? 1 : Double.NaN, 0, 1e-16, POWERS_OF_EIGHT);

        assertThat(derivative.value()).isNaN();
        assertThat(derivative.error()).isInfinite();
    }

    @Test
    void doesNotDependOnTheOrderOfSteps() {
        assertThat(derivative(Math::exp, 0.5, 1e-16, 0x1p-9, 0x1p-3, 0x1p-12, 0x1p-6))
                .isEqualTo(derivative(Math::exp, 0.5, 1e-16, 0x1p-12, 0x1p-9, 0x1p-6, 0x1p-3));
    }

    @Test
    void reachesFromFarStepsToWhatNearOnesAllow() {
        // Far away the wave is small beside the line, and at the point it is three times as steep; noise hides both
        // there.
        DoubleUnaryOperator waveOnALine = x -> 3 * Math.sin(x) + x;
        double noise = 10;

        Derivative far = derivativeOfSize(waveOnALine, 0, noise, 1, 0x1p-3, 1, 8, 64, 512, 4096, 32768);
        Derivative near = derivativeOfSize(waveOnALine, 0, noise, 1e300, 0x1p-3, 1, 8, 64, 512, 4096, 32768);

        assertThat(far.error()).isLessThan(0.01);
        assertThat(far.reach()).isGreaterThan(3);
        assertThat(far.withFarSteps()).isEqualTo(near.withFarSteps());
        assertThat(near.withFarSteps().reach()).isZero();
    }

    private static Derivative derivative(DoubleUnaryOperator f, double x, double noise, double... steps) {
        return derivativeOfSize(f, x, noise, 1e300, steps);
    }

    private static Derivative derivativeOfSize(
            DoubleUnaryOperator f, double x, double noise, double size, double... steps) {
        WatchedCost cost = new WatchedCost(x, f);
        CoordinateLine line = cost.line();
        StepSequence sequence = new StepSequence(line, f.applyAsDouble(x), new Noise(noise, 1), size, size);
        for (double step : steps) {
            sequence.measure(step);
        }
        return sequence.derivative();
    }
}
