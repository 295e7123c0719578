package org.gradcheck.internal.blockwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the point of a check and points nearby tell together about a block. */
class BlockAtPointsTests {

    /** The deviation that could be hidden is 8 standard deviations here. */
    @ParameterizedTest
    @CsvSource({"0.037, AGREES", "0.038, HIDDEN"})
    void blockIsRightAsAWholeToThirtyPercentOrHidden(double error, WholeBlock.Outcome wanted) {
        assertThat(Looks.of(0, error).concluded().outcome()).isEqualTo(wanted);
    }

    @Test
    void preciseBlockNeedsNoOtherPoint() {
        assertThat(new BlockAtPoints(Looks.of(0, 0.0004)).isOpen()).isFalse();
        assertThat(new BlockAtPoints(Looks.of(0, 0.001)).isOpen()).isTrue();
        assertThat(new BlockAtPoints(Looks.suspicious(0.01, 0.001)).isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, -0.02})
    void sameDeviationAtThreePointsIsWrong(double deviation) {
        BlockAtPoints block = new BlockAtPoints(Looks.suspicious(deviation, 0.001));
        block.add(0, Looks.suspicious(deviation, 0.001));

        assertThat(block.isOpen()).isTrue();

        block.add(1, Looks.suspicious(deviation, 0.0009));

        assertThat(block.atPointOfParts().disagrees()).isFalse();
        assertThat(block.pointToExamine()).contains(1);

        block.examined(1, List.of(Looks.suspicious(deviation, 0.001)));

        assertThat(block.pointToExamine()).contains(0);

        block.examined(0, List.of(Looks.suspicious(deviation, 0.001)));

        assertThat(block.pointToExamine()).isEmpty();
        assertThat(block.isOpen()).isFalse();
        assertThat(block.atPointOfParts().disagrees()).isTrue();
        assertThat(block.pointOfParts()).isEqualTo(BlockAtPoints.HERE);
    }

    @Test
    void deviationThatVanishesAtASmallerStepIsNotWrong() {
        BlockAtPoints block = new BlockAtPoints(Looks.suspicious(-0.007, 6e-4));
        block.add(0, Looks.suspicious(-0.007, 3e-4));
        block.add(1, Looks.suspicious(-0.006, 6e-4));
        block.add(2, Looks.suspicious(-0.006, 6e-4));
        block.examined(0, List.of(Looks.of(0, 1e-3)));
        block.examined(1, List.of(Looks.of(0, 1e-3)));
        block.examined(2, List.of(Looks.of(0, 1e-3)));

        assertThat(block.pointToExamine()).isEmpty();
        assertThat(block.isOpen()).isFalse();
        assertThat(block.atPointOfParts().agrees()).isTrue();
        assertThat(block.atPointOfParts().detectable()).isGreaterThan(0.005);
    }

    @Test
    void deviationThatOnePointConfirmsIsNotWrong() {
        BlockAtPoints block = new BlockAtPoints(Looks.suspicious(-0.007, 6e-4));
        block.add(0, Looks.suspicious(-0.007, 3e-4));
        block.add(1, Looks.suspicious(-0.006, 6e-4));
        block.examined(0, List.of(Looks.suspicious(-0.005, 1e-3)));
        block.examined(1, List.of(Looks.suspicious(-0.012, 1e-3)));

        assertThat(block.pointToExamine()).isEmpty();
        assertThat(block.atPointOfParts().disagrees()).isFalse();
    }

    @Test
    void grossDeviationAtTwoPointsIsWrong() {
        BlockAtPoints block = new BlockAtPoints(Looks.suspicious(-2, 0.01));
        block.add(0, Looks.suspicious(-2, 0.01));
        block.examined(0, List.of(Looks.suspicious(-2, 0.01)));

        assertThat(block.atPointOfParts().disagrees()).isTrue();
    }

    @Test
    void deviationAtThePointAloneIsByKinks() {
        BlockAtPoints block = new BlockAtPoints(Looks.suspicious(-0.26, 0.005));
        block.add(0, Looks.of(0.0005, 0.0005));
        block.add(1, Looks.of(-0.0005, 0.0005));

        assertThat(block.isOpen()).isFalse();
        assertThat(block.atPointOfParts().agrees()).isTrue();
        assertThat(block.pointOfParts()).isZero();
    }

    @Test
    void deviationOfOnePointOfThreeIsNotWrong() {
        BlockAtPoints block = new BlockAtPoints(Looks.of(0, 0.01));
        block.add(0, Looks.suspicious(0.02, 0.001));
        block.add(1, Looks.of(0, 0.01));

        assertThat(block.atPointOfParts().disagrees()).isFalse();
    }

    @Test
    void pointsThatDifferLeaveABlockOpen() {
        BlockAtPoints block = new BlockAtPoints(Looks.suspicious(0.3, 0.001));
        block.add(0, Looks.suspicious(-0.3, 0.001));
        block.add(1, Looks.suspicious(0.1, 0.001));

        assertThat(block.isOpen()).isTrue();
        assertThat(block.atPointOfParts().outcome()).isEqualTo(WholeBlock.Outcome.HIDDEN);
    }

    @Test
    void deviationAtAllPointsNearbyIsWrongThoughItDiffers() {
        BlockAtPoints block = new BlockAtPoints(Looks.suspicious(0.046, 1e-4));
        block.add(0, Looks.suspicious(-0.065, 1e-4));
        block.add(1, Looks.suspicious(-0.041, 1e-4));

        assertThat(block.atPointOfParts().disagrees()).isFalse();

        block.add(2, Looks.suspicious(0.057, 1e-4));
        block.examined(2, List.of(Looks.suspicious(0.057, 1e-4)));
        block.examined(0, List.of(Looks.suspicious(-0.065, 1e-4)));

        assertThat(block.isOpen()).isFalse();
        assertThat(block.atPointOfParts().disagrees()).isTrue();
        assertThat(block.atPointOfParts().ratio()).isEqualTo(1.046);
    }

    @Test
    void deviationAtTwoPointsNearbyOfThreeIsOpen() {
        BlockAtPoints block = new BlockAtPoints(Looks.suspicious(0.046, 1e-4));
        block.add(0, Looks.suspicious(-0.065, 1e-4));
        block.add(1, Looks.suspicious(-0.041, 1e-4));
        block.add(2, Looks.of(0, 1e-4));

        assertThat(block.atPointOfParts().disagrees()).isFalse();
    }

    /** Each point is too noisy to tell half a percent, and noise hides it at a quarter of the step. */
    @Test
    void slightDeviationOfManyPointsIsConfirmedByTheirMean() {
        BlockAtPoints block = new BlockAtPoints(Looks.of(0, 0.01));
        for (int point = 0; point < 30; point++) {
            block.add(point, Looks.of(0.005 + 0.0006 * side(point), 0.001));
        }
        int examined = 0;
        while (block.pointToExamine().isPresent()) {
            double deviation = 0.005 + 0.003 * (examined++ % 5 - 2);
            block.examined(block.pointToExamine().get(), List.of(Looks.of(deviation, 0.004)));
        }

        assertThat(examined).isBetween(12, 28);
        assertThat(block.isOpen()).isFalse();
        assertThat(block.atPointOfParts().disagrees()).isTrue();
        assertThat(block.atPointOfParts().ratio()).isCloseTo(1.005, within(2e-4));
    }

    @Test
    void blockThatNoPointMakesPreciseIsGivenUp() {
        BlockAtPoints block = new BlockAtPoints(Looks.of(0, 0.01));
        for (int point = 0; point < 14; point++) {
            block.add(point, Looks.of(0.02 * side(point), 0.02));
        }

        assertThat(block.isOpen()).isTrue();

        block.add(14, Looks.of(0.02, 0.02));

        assertThat(block.isOpen()).isFalse();
        assertThat(block.atPointOfParts().detectable()).isGreaterThan(0.03);
    }

    @Test
    void stepNearbyIsTheMedianOfTheFirstThree() {
        BlockAtPoints block = new BlockAtPoints(Looks.of(0, 0.01));
        block.add(1, Looks.at(0.25, 0, 0.001));
        block.add(2, Looks.at(0.01, 0, 0.001));

        assertThat(block.stepNearby()).isEmpty();

        block.add(3, Looks.at(0.02, 0, 0.001));

        assertThat(block.stepNearby()).hasValue(0.02);
    }

    /** The variance by kinks is 16^2 times that by noise: at 1 / 128^(1/3) of the step it is twice as large. */
    @Test
    void stepIsShorterWhereKinksSpreadTheDeviations() {
        BlockAtPoints block = new BlockAtPoints(Looks.of(0, 0.01));
        for (int point = 1; point <= 6; point++) {
            block.add(point, Looks.at(0.02, 0.016 * 0.6745 * side(point), 0.001));
        }

        assertThat(block.stepNearby().orElseThrow()).isCloseTo(0.02 / Math.cbrt(128), within(1e-9));
        assertThat(block.isSeenNearby()).isFalse();
    }

    private static int side(int point) {
        return point % 2 == 0 ? 1 : -1;
    }

    @Test
    void pointWithoutAValueIsLeftOut() {
        BlockAtPoints block = new BlockAtPoints(Looks.of(0, 0.01));
        block.add(0, Looks.of(Double.NaN, 0.01));

        assertThat(block.isSeenNearby()).isFalse();
    }
}
