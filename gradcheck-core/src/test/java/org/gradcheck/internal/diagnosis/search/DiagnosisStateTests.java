package org.gradcheck.internal.diagnosis.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class DiagnosisStateTests {

    private static final double[] RIGHT = {0.31, 0.17, -0.43};

    @Test
    void valuesWithinAFewErrorBarsMatch() {
        assertThat(situation(0.31 + 5e-10, 0.17, -0.43).matches(0)).isTrue();
        assertThat(situation(0.31 + 5e-9, 0.17, -0.43).matches(0)).isFalse();
    }

    @Test
    void nanMatchesNoNumber() {
        assertThat(situation(Double.NaN, 0.17, -0.43).matches(0)).isFalse();
        assertThat(situation(Double.POSITIVE_INFINITY, 0.17, -0.43).matches(0)).isFalse();
    }

    @Test
    void unmeasuredEntryMatchesAnything() {
        DiagnosisState situation = DiagnosisState.of(Measured.gradient(
                OptionalInt.empty(),
                Measured.vector(
                        "w", new double[2], new double[] {7, Double.NaN}, new double[] {Double.NaN, Double.NaN})));

        assertThat(situation.matches(0)).isTrue();
    }

    @Test
    void wrongBlocksAreListed() {
        DiagnosisState situation = DiagnosisState.of(Measured.gradient(
                OptionalInt.empty(),
                Measured.vector("v", new double[3], RIGHT, RIGHT),
                Measured.vector("w", new double[3], new double[3], RIGHT)));

        assertThat(situation.wrongBlocks()).containsExactly(1);
    }

    @Test
    void assumedBugLeavesNoWrongBlock() {
        DiagnosisState flipped = situation(-0.31, -0.17, 0.43)
                .with((block, right) -> right.of(block).times(-1));

        assertThat(flipped.wrongBlocks()).isEmpty();
    }

    /** An entry that is off by 2^20 error bars could have come out in as many ways. */
    @Test
    void informationIsTheDistanceInErrorBars() {
        double tolerance = 10 * (1e-10 + 0x1p-37 * 0.5 + 0x1p-47 * 0.5);
        DiagnosisState situation = DiagnosisState.of(Measured.gradient(
                OptionalInt.empty(), Measured.vector("w", new double[1], new double[] {0.5}, new double[] {
                    0.5 - tolerance * ((1 << 20) - 1)
                })));
        DiagnosisState explained = situation.with((block, right) -> PredictedBlock.of(1, i -> 0.5, i -> 1e-10));

        assertThat(explained.bits(0).getSum()).isCloseTo(20, within(1e-6));
    }

    @Test
    void rightEntriesHaveNoInformation() {
        assertThat(situation(RIGHT).bits(0).getSum()).isZero();
    }

    @Test
    void fewEntriesOfAScreenedBlockHaveNoInformation() {
        DiagnosisState situation = DiagnosisState.of(Measured.gradient(
                OptionalInt.empty(),
                Measured.sample(
                        "w",
                        Shape.of(1000),
                        new double[1000],
                        new int[] {3, 500},
                        new double[] {-0.31, -0.17},
                        new double[] {0.31, 0.17})));

        assertThat(situation.bits(0).getSum()).isZero();
    }

    private static DiagnosisState situation(double... analytic) {
        return DiagnosisState.of(
                Measured.gradient(OptionalInt.empty(), Measured.vector("w", new double[3], analytic, RIGHT)));
    }
}
