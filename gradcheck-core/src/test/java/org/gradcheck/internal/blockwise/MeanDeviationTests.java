package org.gradcheck.internal.blockwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
