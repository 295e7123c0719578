package org.gradcheck.internal.blockwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mean of the deviations of a block at several points. */
class MeanDeviationTests {

    @Test
    void preciseDeviationCountsMore() {
        MeanDeviation mean = MeanDeviation.of(List.of(Looks.of(0.01, 0.001), Looks.of(0.02, 0.002)));

        assertThat(mean.deviation()).isCloseTo(0.012, within(1e-12));
    }

    @Test
    void deviationsThatAgreeBecomeMorePrecise() {
        MeanDeviation mean = MeanDeviation.of(List.of(Looks.of(0.01, 0.002), Looks.of(0.01, 0.002)));

        assertThat(mean.error()).isCloseTo(0.002 / Math.sqrt(2), within(1e-12));
    }

    @Test
    void deviationsThatDifferBecomeLessPrecise() {
        MeanDeviation mean = MeanDeviation.of(List.of(Looks.of(0.1, 0.001), Looks.of(-0.1, 0.001)));

        assertThat(mean.error()).isCloseTo(0.1, within(1e-12));
        assertThat(mean.isWithin(1)).isTrue();
    }

    @Test
    void deviationThatGrowsWithTheStepIsExplained() {
        List<WholeBlock> points = List.of(Looks.growing(0.012, 0.001, 0.008), Looks.growing(0.012, 0.001, 0.008));

        assertThat(MeanDeviation.of(points).isWithin(1)).isTrue();
        assertThat(MeanDeviation.of(List.of(Looks.of(0.012, 0.001), Looks.of(0.012, 0.001)))
                        .isWithin(6))
                .isFalse();
    }

    /** Kinks close to a point spoil the slope there. */
    @Test
    void fewPointsFarOffHardlyChangeTheMeanOfMany() {
        List<WholeBlock> points = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            points.add(Looks.of(0.01 + 0.001 * (i % 5 - 2), 0.001));
        }
        double alone = MeanDeviation.of(points).error();
        points.add(Looks.of(0.5, 0.01));
        points.add(Looks.of(0.3, 0.01));

        MeanDeviation mean = MeanDeviation.of(points);

        assertThat(alone).isBetween(0.0002, 0.0006);
        assertThat(mean.deviation()).isCloseTo(0.01, within(0.001));
        assertThat(mean.error()).isLessThan(2 * alone);
        assertThat(mean.isWrong()).isTrue();
    }

    @Test
    void differencesOfManyPointsWithinTheirNoiseAreNoBias() {
        List<WholeBlock> noisy = new ArrayList<>();
        List<WholeBlock> growing = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double side = i % 2 == 0 ? 0.001 : -0.001;
            noisy.add(Looks.growing(side, 0.001, 2 * side));
            growing.add(Looks.growing(0.012 + side, 0.001, 0.008 + 2 * side));
        }

        assertThat(MeanDeviation.of(noisy).bias()).isZero();
        assertThat(MeanDeviation.of(growing).isWithin(1)).isTrue();
    }

    @Test
    void slightDeviationCountsAsNone() {
        assertThat(MeanDeviation.of(List.of(Looks.of(0.001, 1e-5))).isWithin(6)).isTrue();
    }

    @Test
    void detectableDeviationContainsTheSeenOne() {
        assertThat(MeanDeviation.of(List.of(Looks.of(0.01, 0.005))).detectable())
                .isCloseTo(0.06, within(1e-12));
    }
}
