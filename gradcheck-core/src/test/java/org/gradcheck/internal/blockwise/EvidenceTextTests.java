package org.gradcheck.internal.blockwise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Percentages of promises, which are rounded up. */
class EvidenceTextTests {

    @ParameterizedTest
    @CsvSource({"0.0021, 0.3 %", "0.002, 0.2 %", "0.043, 5 %", "0.42, 50 %", "0.00012, 0.02 %", "3.1, 400 %"})
    void partIsRoundedUp(double part, String wanted) {
        assertThat(EvidenceText.percent(part)).isEqualTo(wanted);
    }
}
