package org.gradcheck.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundedUpTests {

    @Test
    void oneDigitIsNeverBelowTheNumber() {
        assertThat(RoundedUp.of(3e-7)).isEqualTo("3e-07");
        assertThat(RoundedUp.of(3.1e-7)).isEqualTo("4e-07");
        assertThat(RoundedUp.of(3.9e-7)).isEqualTo("4e-07");
        assertThat(RoundedUp.of(9.2)).isEqualTo("1e+01");
        assertThat(RoundedUp.of(0)).isEqualTo("0e+00");
    }

    @Test
    void numbersThatAreNotFiniteKeepTheirNames() {
        assertThat(RoundedUp.of(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
        assertThat(RoundedUp.of(Double.NaN)).isEqualTo("NaN");
    }
}
