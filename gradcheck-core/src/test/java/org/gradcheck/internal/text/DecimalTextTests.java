package org.gradcheck.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 6})
    void scientificNotationIsThatOfFormats(int decimals) {
        RandomGenerator random = new Well19937c(decimals);
        for (int i = 0; i < 1_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
            assertThat(DecimalText.scientific(value, decimals))
                    .isEqualTo(String.format(Locale.ROOT, "%." + decimals + "e", value));
        }
    }

    @Test
    void plainNotationIsThatOfFormats() {
        RandomGenerator random = new Well19937c(1);
        for (int i = 0; i < 1_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(10) - 5);
            assertThat(DecimalText.plain(value, 6)).isEqualTo(String.format(Locale.ROOT, "%.6f", value));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00e+00",
        "-0.0, -0.00e+00",
        "1, 1.00e+00",
        "9.999, 1.00e+01",
        "-0.001, -1.00e-03",
        "4.9e-324, 4.90e-324",
        "1.7976931348623157e308, 1.80e+308",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void scientificNotationOfSpecialNumbers(double value, String text) {
        assertThat(DecimalText.scientific(value, 2)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "-0.0, -0.00", "-0.001, -0.00", "9.999, 10.00", "123456, 123456.00"})
    void plainNotationOfSpecialNumbers(double value, String text) {
        assertThat(DecimalText.plain(value, 2)).isEqualTo(text);
    }
}
