package org.gradcheck.internal.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class AnalyticGradientTests {

    @Test
    void aTypicalChangeIsTheRootMeanSquareOfFiniteEntries() {
        AnalyticGradient mixed = gradient(new double[] {1, 1, 1, 1}, new double[] {3, Double.NaN, 4, 0});

        assertThat(mixed.typicalChange(0)).isCloseTo(5 / Math.sqrt(3), within(1e-15));
        assertThat(mixed.isZero(0)).isFalse();
    }

    @Test
    void hugeEntriesDoNotOverflow() {
        assertThat(gradient(new double[] {1, 1}, new double[] {1e300, -1e300}).typicalChange(0))
                .isEqualTo(1e300);
    }

    @Test
    void aGradientOfZerosHasNoTypicalChange() {
        assertThat(gradient(new double[] {1, 1}, new double[] {0, 0}).isZero(0)).isTrue();
    }

    @Test
    void entriesOfDifferentUnitsCountAlike() {
        AnalyticGradient mixed = gradient(new double[] {1e-9, 1e-9, 1e9, 1e9}, new double[] {1e9, 1e9, 1e-9, 1e-9});

        assertThat(mixed.typicalChange(0)).isCloseTo(1, within(0.2));
        assertThat(mixed.typical(0, 0)).isBetween(0.5e9, 2e9);
        assertThat(mixed.typical(0, 3)).isBetween(0.5e-9, 2e-9);
    }

    @Test
    void anEntryWithoutADifferenceMayChangeTheCostByAnything() {
        AnalyticGradient gradient = gradient(new double[] {1, 1}, new double[] {1, 1});

        assertThat(gradient.possibleChange(entry(1, Double.NaN, Double.NaN))).isInfinite();
        assertThat(gradient.possibleChange(entry(1, 0.5, 0.25))).isEqualTo(1);
        assertThat(gradient.possibleChange(entry(1, -2, 0.25))).isEqualTo(2.25);
    }

    private static JudgedEntry entry(double analytic, double numeric, double error) {
        return new JudgedEntry(
                0, EntryVerdict.UNRESOLVED, new Discrepancy("w", Shape.of(2), 0, analytic, numeric, error));
    }

    private static AnalyticGradient gradient(double[] parameters, double[] entries) {
        return new AnalyticGradient(
                List.of(entries), new ParameterSpace(List.of(ParameterVector.of(parameters)), number -> false));
    }
}
