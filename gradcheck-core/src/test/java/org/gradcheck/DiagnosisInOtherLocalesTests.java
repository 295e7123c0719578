package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Evidence has figures, and they do not change with the language of the machine. */
@Isolated("the default locale belongs to all threads")
class DiagnosisInOtherLocalesTests {

    @Test
    void isTheSameInGermany() {
        String text = reportOfAFactor();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);

            assertThat(reportOfAFactor()).isEqualTo(text).contains("0.010000").isASCII();
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String reportOfAFactor() {
        return GradientChecker.standard()
                .check(
                        x -> Math.sin(x[0]) * Math.exp(x[1]) + x[2],
                        x -> new double[] {
                            Math.cos(x[0]) * Math.exp(x[1]) / 100, Math.sin(x[0]) * Math.exp(x[1]) / 100, 0.01
                        },
                        0.7,
                        -0.3,
                        1.1)
                .toString();
    }
}
