package org.gradcheck.internal.diagnosis.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.Shape;
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

    /** The first entry is wrong by a tenth, and the error bars of the others are 1e-10. A deviation by 1e-9 of the last would be hidden. */
    @Test
    void agreeingEntryThatWouldHideTheMistakeIsOpen() {
        double[] numeric = {1, 1, 1e-9};
        MeasuredBlock block = Measured.vector("x", new double[3], new double[] {1.1, 1, 1e-9}, numeric);
        JudgedValues values = JudgedValues.of(
                block,
                new EntryVerdicts("x", List.of(EntryVerdict.DISAGREES, EntryVerdict.AGREES, EntryVerdict.AGREES)),
                new BlockReport(
                        "x", Shape.of(3), Verdict.DISAGREES, Map.of(), OptionalDouble.empty(), Optional.empty(), ""));

        assertThat(values.standing(0)).isEqualTo(Standing.WRONG);
        assertThat(values.standing(1)).isEqualTo(Standing.RIGHT);
        assertThat(values.standing(2)).isEqualTo(Standing.OPEN);
    }

    private static JudgedValues zeroClaimed(double... numeric) {
        return JudgedValues.of(Measured.vector("x", new double[numeric.length], new double[numeric.length], numeric));
    }
}
