package org.gradcheck.internal.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradcheck.internal.differentiation.Derivative;
import org.junit.jupiter.api.Test;

class CompactDerivativesTests {

    private final double[] analytic = {1 / 3.0, -2e5, 0, 1e-300};
    private final CompactDerivatives row = new CompactDerivatives(analytic, 2);

    @Test
    void valueCloseToTheAnalyticOneKeepsItsDigits() {
        double numeric = analytic[0] + 1.2345678912345e-12;

        row.set(0, new Derivative.Smooth(numeric, 3e-12));

        assertThat(row.value(0)).isCloseTo(numeric, within(1e-12 * 0x1p-23));
        assertThat(row.error(0)).isCloseTo(3e-12, within(3e-12 * 0x1p-23));
        assertThat(row.get(0)).isInstanceOf(Derivative.Smooth.class);
    }

    @Test
    void otherDerivativesAreKeptAsTheyAre() {
        Derivative wrong = new Derivative.Smooth(17, 1e-9);
        Derivative kink = new Derivative.Kink(-1, 1, 1e-10);
        Derivative tiny = new Derivative.Smooth(1.5e-300, 1e-305);
        row.set(1, wrong);
        row.set(2, kink);
        row.set(3, tiny); // beyond the range of single precision

        assertThat(row.get(1)).isSameAs(wrong);
        assertThat(row.get(2)).isSameAs(kink);
        assertThat(row.error(2)).isEqualTo(1e-10 + 1);
        assertThat(row.get(3)).isSameAs(tiny);
    }

    @Test
    void laterDerivativeReplacesAnEarlierOne() {
        row.set(0, new Derivative.Smooth(17, 1e-9));
        row.set(0, new Derivative.Smooth(analytic[0], 1e-12));

        assertThat(row.value(0)).isEqualTo(analytic[0]);
    }

    @Test
    void excludedEntryHasNoValue() {
        row.exclude(1);

        assertThat(row.get(1)).isInstanceOf(Derivative.Excluded.class);
        assertThat(row.value(1)).isNaN();
    }

    @Test
    void furtherWrongDerivativesAreRounded() {
        row.set(0, new Derivative.Smooth(17, 1e-9));
        row.set(1, new Derivative.Smooth(18, 1e-9));
        row.set(2, new Derivative.Smooth(1 / 3.0, 1e-12));

        assertThat(row.value(2)).isCloseTo(1 / 3.0, within(row.error(2)));
        assertThat(row.error(2)).isCloseTo(0x1p-23 / 3, within(1e-14));
    }
}
