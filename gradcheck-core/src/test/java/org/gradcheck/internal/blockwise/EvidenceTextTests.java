package org.gradcheck.internal.blockwise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence about a block in words, with percentages that are rounded up. */
class EvidenceTextTests {

    @ParameterizedTest
    @CsvSource({"0.0021, 0.3 %", "0.002, 0.2 %", "0.043, 5 %", "0.42, 50 %", "0.00012, 0.02 %", "3.1, 400 %"})
    void partIsRoundedUp(double part, String wanted) {
        assertThat(EvidenceText.percent(part)).isEqualTo(wanted);
    }

    @Test
    void figuresOfOneHundredPercentAreLeftOutExceptForEntries() {
        assertThat(agreement(0.2, 1.2, 3))
                .isEqualTo("right as a whole to 0.8 %, the largest entry to 20 %, single entries to 300 %");
    }

    @Test
    void entriesThatOnlyGrossErrorsWouldShowAreNotTested() {
        assertThat(agreement(0.2, 0.3, 4000))
                .isEqualTo(
                        "right as a whole to 0.8 %, the largest entry to 20 %, zeros to 30 %, other entries not tested");
    }

    @Test
    void entriesAreNotTestedWhereNoneOfThemIsLargeEnough() {
        assertThat(agreement(1.2, 1.2, 10)).isEqualTo("right as a whole to 0.8 %, single entries not tested");
    }

    @Test
    void figuresOfAPointNearbyFollowThoseOfThePoint() {
        BlockEvidence evidence = evidence(Looks.of(0, 1e-3));
        evidence.promise(PartKind.LARGEST_ENTRIES, 0.2);
        evidence.promise(PartKind.ZEROS, 0.3);
        evidence.promise(PartKind.ALL_ENTRIES, 3);

        assertThat(new EvidenceText(evidence, true, true).text())
                .isEqualTo(
                        "right as a whole to 0.8 % at points within half of the size of each parameter, the largest entry"
                                + " to 20 %; at one of these points, zeros to 30 %, single entries to 300 %");
    }

    @Test
    void figuresOfThePointStandTogether() {
        BlockEvidence evidence = evidence(Looks.of(0, 1e-3));
        evidence.promise(PartKind.LARGEST_ENTRIES, 0.2);
        evidence.promise(PartKind.ALL_ENTRIES, 3);

        assertThat(new EvidenceText(evidence, true, false).text())
                .isEqualTo(
                        "right as a whole to 0.8 % at points within half of the size of each parameter, the largest entry"
                                + " to 20 %, single entries to 300 %");
    }

    @Test
    void largestFigureOfSeveralMixturesCounts() {
        BlockEvidence evidence = evidence(Looks.of(0, 1e-3));
        evidence.promise(PartKind.ZEROS, 0.5);
        evidence.promise(PartKind.ZEROS, 0.3);

        assertThat(text(evidence)).isEqualTo("right as a whole to 0.8 %, zeros to 50 %");
    }

    @Test
    void nothingIsPromisedOfPartsThatOneMixtureDoesNotVerify() {
        BlockEvidence evidence = evidence(Looks.of(0, 1e-3));
        evidence.promiseNothing(PartKind.ZEROS);
        evidence.promise(PartKind.ZEROS, 0.3);

        assertThat(text(evidence)).isEqualTo("right as a whole to 0.8 %");
    }

    @Test
    void sumsThatDeviateAtSomePointsLeaveTheirPartsOpen() {
        BlockEvidence evidence = evidence(Looks.of(0, 1e-3));
        evidence.doubtful().add(PartKind.ZEROS);

        assertThat(text(evidence))
                .isEqualTo("right as a whole, but some of its entries are wrong, or at kinks; check at another point");
    }

    @Test
    void smallDeviationMayBeOfNoiseOrKinks() {
        assertThat(text(evidence(Looks.suspicious(0.06, 0.01))))
                .isEqualTo(
                        "along the gradient that you return, the cost changes by 1.060 of what it says, which noise or kinks"
                                + " may explain; compute the cost more precisely, or check at another point");
    }

    /** Returns the text of a block of one entry with some figures. */
    private static String agreement(double largest, double zeros, double entries) {
        BlockEvidence evidence = evidence(Looks.of(0, 1e-3));
        evidence.promise(PartKind.LARGEST_ENTRIES, largest);
        evidence.promise(PartKind.ZEROS, zeros);
        evidence.promise(PartKind.ALL_ENTRIES, entries);
        return text(evidence);
    }

    private static BlockEvidence evidence(WholeBlock whole) {
        return new BlockEvidence(whole, false);
    }

    private static String text(BlockEvidence evidence) {
        return new EvidenceText(evidence, false, false).text();
    }
}
