package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Signals of costs at 0, at the steps 1e-3 and 4e-3. */
class KinkSignalTests {

    private static final double NEAR = 1e-3;
    private static final double FAR = 4e-3;

    @Test
    void aParabolaHasNoSignal() {
        KinkSignal signal = signal(x -> 5 * x + 700 * x * x, 1e-15);

        assertThat(signal.value()).isCloseTo(0, within(1e-11));
        assertThat(signal.isVisible()).isFalse();
    }

    @Test
    void aKinkAtThePointHasThreeQuartersOfItsChangeOfSlope() {
        KinkSignal signal = signal(x -> 700 * x * x + 2 * Math.abs(x), 1e-15);

        assertThat(signal.value()).isCloseTo(3, within(1e-11));
        assertThat(signal.isVisible()).isTrue();
    }

    @Test
    void aKinkBetweenTheStepsHasASignalOfTheOtherSign() {
        KinkSignal signal = signal(x -> 2 * Math.max(0, x - 2e-3), 1e-15);

        assertThat(signal.value()).isCloseTo(-0.25, within(1e-11));
    }

    @Test
    void aKinkBeyondTheStepsHasNone() {
        assertThat(signal(x -> 2 * Math.max(0, x - 5e-3), 1e-15).isVisible()).isFalse();
    }

    @Test
    void noiseHidesASignalUpToEightTimesItsBound() {
        DoubleUnaryOperator kink = x -> Math.abs(x) / 1500;
        double bound = 1e-3 / 8;

        assertThat(signal(kink, 0.99 * bound * NEAR / 4.25).isVisible()).isTrue();
        assertThat(signal(kink, 1.01 * bound * NEAR / 4.25).isVisible()).isFalse();
    }

    @Test
    void theRestOfASignalIsThatOfTheOtherParameters() {
        KinkSignal rest = new KinkSignal(5, 1e-3).without(new KinkSignal(2, 3e-3));

        assertThat(rest).isEqualTo(new KinkSignal(3, 3e-3));
    }

    @Test
    void outsideTheDomainNothingIsVisible() {
        assertThat(signal(Math::sqrt, 1e-15).isVisible()).isFalse();
    }

    private static KinkSignal signal(DoubleUnaryOperator cost, double noise) {
        return KinkSignal.of(stencil(cost, NEAR, noise), stencil(cost, FAR, noise));
    }

    private static Stencil stencil(DoubleUnaryOperator cost, double step, double noise) {
        return new Stencil(
                step, step, cost.applyAsDouble(-step), cost.applyAsDouble(0), cost.applyAsDouble(step), noise);
    }
}
