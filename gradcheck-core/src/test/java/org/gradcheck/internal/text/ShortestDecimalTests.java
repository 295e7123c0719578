package org.gradcheck.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same text of a number on each JDK. */
class ShortestDecimalTests {

    @ParameterizedTest
    @CsvSource({
        "0x1p-44, 5.684341886080802E-14",
        "2e23, 2.0E23",
        "-0x1p-45, -2.842170943040401E-14",
        "1.7976931348623157E308, 1.7976931348623157E308",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "0.1, 0.1",
        "100.0, 100.0",
        "1234567.125, 1234567.125",
        "12345678.5, 1.23456785E7",
        "0.001, 0.001",
        "0.30000000000000004, 0.30000000000000004"
    })
    void hasNoDigitTooMany(double value, String text) {
        assertThat(ShortestDecimal.of(value)).isEqualTo(text);
        assertThat(ShortestDecimal.shortened(value, 17)).isEqualTo(text);
    }

    @Test
    void roundsToItsNumber() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = ShortestDecimal.of(value);

                assertThat(Double.parseDouble(text)).isEqualTo(value);
                if (Runtime.version().feature() >= 19) {
                    assertThat(ShortestDecimal.shortened(value, 17)).isEqualTo(text);
                }
            }
        }
    }
}
