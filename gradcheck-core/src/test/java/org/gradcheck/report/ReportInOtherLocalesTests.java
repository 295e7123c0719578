package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Reports do not depend on the locale, since programs read them as well. */
@Isolated("the default locale belongs to all threads")
class ReportInOtherLocalesTests {

    @Test
    void isTheSameInGermany() {
        assertSameIn(Locale.GERMANY);
    }

    @Test
    void isTheSameWhereDigitsAreOthers() {
        assertSameIn(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    }

    private static void assertSameIn(Locale locale) {
        GradientReport report = Reports.of(
                Verdict.DISAGREES,
                List.of(Reports.disagreeing("x", Shape.of(12345), 1)),
                new Discrepancy("x", Shape.of(12345), 1234, 1.5, -2.5, 1e-9));
        String text = report.toString();
        String rows = Reports.failure(report).getExpected().getStringRepresentation();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(locale);

            assertThat(report).hasToString(text);
            assertThat(text).contains("1.500000e+00  -2.500000e+00").isASCII();
            assertThat(Reports.failure(report).getExpected().getStringRepresentation())
                    .isEqualTo(rows);
        } finally {
            Locale.setDefault(before);
        }
    }
}
