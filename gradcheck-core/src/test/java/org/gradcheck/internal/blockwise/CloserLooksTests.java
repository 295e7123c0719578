package org.gradcheck.internal.blockwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What smaller steps at points nearby show of a block that seems to be wrong. */
class CloserLooksTests {

    private static final MeanDeviation MEAN = mean(0.01);

    @Test
    void preciseDeviationIsFollowedToThreeDivisions() {
        assertThat(new CloserLooks(mean(1)).divisions()).isEqualTo(3);
        assertThat(new CloserLooks(MEAN).divisions()).isEqualTo(1);
    }

    @Test
    void twoPointsThatDeviateAlikeConfirm() {
        CloserLooks closer = new CloserLooks(MEAN);
        closer.add(0, Looks.of(0.01, 0.001), List.of(Looks.of(0.0105, 0.001)));

        assertThat(closer.outcome(MEAN, 2)).isEqualTo(Confirmation.Outcome.OPEN);

        closer.add(1, Looks.of(0.01, 0.001), List.of(Looks.of(0.0095, 0.001)));

        assertThat(closer.outcome(MEAN, 2)).isEqualTo(Confirmation.Outcome.CONFIRMED);
    }

    @Test
    void deviationThatNoiseHidesStaysOpen() {
        CloserLooks closer = new CloserLooks(MEAN);
        for (int point = 0; point < 5; point++) {
            closer.add(point, Looks.of(0.01, 0.001), List.of(Looks.of(0.01, 0.02)));
        }

        assertThat(closer.outcome(MEAN, 2)).isEqualTo(Confirmation.Outcome.OPEN);
    }

    /** A kink at a fixed distance from all points: its part of the slope is smaller at a smaller step. */
    @Test
    void deviationThatIsSmallerAtASmallerStepIsRefuted() {
        CloserLooks closer = new CloserLooks(MEAN);
        for (int point = 0; point < 3; point++) {
            closer.add(point, Looks.of(0.01, 0.001), List.of(Looks.of(0.0025, 0.001)));
        }

        assertThat(closer.outcome(MEAN, 2)).isEqualTo(Confirmation.Outcome.REFUTED);
        assertThat(closer.refuting(MEAN)).hasSize(3);
    }

    @Test
    void deviationThatVanishesAtTheSmallestStepIsRefuted() {
        MeanDeviation gross = mean(1);
        CloserLooks closer = new CloserLooks(gross);
        for (int point = 0; point < 3; point++) {
            closer.add(
                    point, Looks.of(1, 0.001), List.of(Looks.of(1, 0.001), Looks.of(1, 0.001), Looks.of(0.2, 0.001)));
        }

        assertThat(closer.outcome(gross, 1)).isEqualTo(Confirmation.Outcome.REFUTED);
    }

    @Test
    void pointWithoutSmallerStepsTellsNothing() {
        CloserLooks closer = new CloserLooks(MEAN);
        closer.add(4, Looks.of(0.01, 0.001), List.of());

        assertThat(closer.contains(4)).isTrue();
        assertThat(closer.outcome(MEAN, 1)).isEqualTo(Confirmation.Outcome.OPEN);
    }

    private static MeanDeviation mean(double deviation) {
        List<WholeBlock> looks = new ArrayList<>();
        for (int point = 0; point < 3; point++) {
            looks.add(Looks.of(deviation, 0.001));
        }
        return MeanDeviation.of(looks);
    }
}
