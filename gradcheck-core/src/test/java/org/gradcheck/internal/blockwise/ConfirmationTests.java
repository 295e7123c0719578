package org.gradcheck.internal.blockwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.gradcheck.internal.differentiation.SlopePair;
import org.junit.jupiter.api.Test;

/** Which deviations persist at smaller steps. The functions are what the gradient does not predict along a line. */
class ConfirmationTests {

    private static final double NOISE = 1e-8;

    @Test
    void wrongSlopeIsConfirmed() {
        assertThat(confirm(x -> 1e-3 * x)).isEqualTo(Confirmation.Outcome.CONFIRMED);
    }

    @Test
    void kinkAwayFromThePointIsNotConfirmed() {
        assertThat(confirm(x -> Math.max(0, x - 0.01))).isNotEqualTo(Confirmation.Outcome.CONFIRMED);
    }

    @Test
    void noiseOfTheFirstStepIsRefuted() {
        double length = 0x1p-6;
        SlopeSamples first = samples(x -> 1e-3 * x, length, 4);

        assertThat(new Confirmation(NOISE, 1, StepSearch.SMALLEST_STEP)
                        .confirm(first, 0, length, (shorter, times) -> samples(x -> 0, shorter, times))
                        .outcome())
                .isEqualTo(Confirmation.Outcome.REFUTED);
    }

    @Test
    void kinkAtThePointStaysOpen() {
        assertThat(confirm(x -> 1e-3 * Math.max(0, x))).isEqualTo(Confirmation.Outcome.OPEN);
    }

    @Test
    void slopeBesideASmallerKinkIsConfirmed() {
        assertThat(confirm(x -> x + 0.2 * Math.abs(x))).isEqualTo(Confirmation.Outcome.CONFIRMED);
    }

    @Test
    void noiseOfTheCostAtThePointIsNoKink() {
        DoubleUnaryOperator slope = x -> 2e-4 * x + (x == 0 ? 3.5 * NOISE : 0);

        assertThat(confirm(slope)).isEqualTo(Confirmation.Outcome.CONFIRMED);
    }

    /** The slopes at the next step differ so much among themselves that they agree with the first one, and with zero. */
    @Test
    void slopeThatTheNextStepDoesNotShowStaysOpen() {
        double length = 0x1p-6;
        SlopeSamples first = samples(x -> cubic(x / length, 93 * NOISE, 24 * NOISE), length, 4);

        assertThat(new Confirmation(NOISE, 1, StepSearch.SMALLEST_STEP)
                        .confirm(
                                first,
                                0,
                                length,
                                (shorter, times) ->
                                        samples(x -> cubic(x / shorter, -9 * NOISE, 15 * NOISE), shorter, times))
                        .outcome())
                .isEqualTo(Confirmation.Outcome.OPEN);
    }

    private static double cubic(double x, double slope, double third) {
        return slope * x + third * x * x * x;
    }

    @Test
    void deviationThatNoiseSoonHidesStaysOpen() {
        double length = 0x1p-6;
        DoubleUnaryOperator rest = x -> 30 * NOISE / length * x;

        assertThat(new Confirmation(NOISE, 3, StepSearch.SMALLEST_STEP)
                        .confirm(samples(rest, length, 4), 0, length, (shorter, times) -> samples(rest, shorter, times))
                        .outcome())
                .isEqualTo(Confirmation.Outcome.OPEN);
    }

    private static Confirmation.Outcome confirm(DoubleUnaryOperator rest) {
        double length = 0x1p-6;
        return new Confirmation(NOISE, 1, StepSearch.SMALLEST_STEP)
                .confirm(samples(rest, length, 4), 0, length, (shorter, times) -> samples(rest, shorter, times))
                .outcome();
    }

    private static SlopeSamples samples(DoubleUnaryOperator rest, double length, int times) {
        SlopeSamples samples = new SlopeSamples(NOISE);
        for (int i = 0; i < times; i++) {
            double right = rest.applyAsDouble(length);
            double left = rest.applyAsDouble(-length);
            double nearRight = rest.applyAsDouble(length / 2);
            double nearLeft = rest.applyAsDouble(-length / 2);
            samples.add(
                    new SlopePair(
                            nearRight - nearLeft,
                            (right - left) / 2,
                            2 * (nearRight + nearLeft) - (right + left) / 2 - 3 * rest.applyAsDouble(0)),
                    length);
        }
        return samples;
    }
}
