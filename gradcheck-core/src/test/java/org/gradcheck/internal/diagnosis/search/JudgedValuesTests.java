package org.gradcheck.internal.diagnosis.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;

class JudgedValuesTests {

    private static final JudgedValues VALUES =
            JudgedValues.of(Measured.vector("x", new double[4], new double[] {2, 0, 3, 0}, new double[] {2, 0, 6, 1}));

    @Test
    void equalValuesAreRight() {
        assertThat(VALUES.standing(0)).isEqualTo(Standing.RIGHT);
    }

    @Test
    void zeroOnBothSidesIsAbsent() {
        assertThat(VALUES.standing(1)).isEqualTo(Standing.ABSENT);
    }

    @Test
    void aWrongClaimOfZeroIsWrong() {
        assertThat(VALUES.standing(3)).isEqualTo(Standing.WRONG);
    }

    @Test
    void entriesOfAStandingAreCounted() {
        assertThat(VALUES.count(Standing.WRONG)).isEqualTo(2);
        assertThat(VALUES.count(Standing.RIGHT)).isEqualTo(1);
    }

    @Test
    void aBlockWithAWrongEntryDoesNotAgree() {
        assertThat(VALUES.agrees()).isFalse();
    }

    @Test
    void aBlockOfZerosAloneDoesNotAgree() {
        assertThat(zeroClaimed(0, 0).agrees()).isFalse();
    }

    @Test
    void aBlockIsUnfilledWhereAllClaimsAreZero() {
        assertThat(zeroClaimed(1, 2).isUnfilled()).isTrue();
        assertThat(VALUES.isUnfilled()).isFalse();
    }

    @Test
    void claimsBeyondTheMeasuredEntriesCountAsFilled() {
        assertThat(zeroClaimed(1, 2).withAnalytic(entry -> entry).isUnfilled()).isFalse();
    }

    private static JudgedValues zeroClaimed(double... numeric) {
        return JudgedValues.of(Measured.vector("x", new double[numeric.length], new double[numeric.length], numeric));
    }
}
