package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of a check's files, for any name of the check. */
class FileNameTests {

    @Test
    void resemblesTheNameOfTheCheck() {
        assertThat(FileName.of("XorTest.backprop [1] seed e1fab3")).startsWith("xortest-backprop-1-seed-e1fab3-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "..",
                "/etc/passwd",
                "C:\\con",
                "<script>",
                "a\nb",
                "\ud83d",
                "\u202eabc",
                "CON",
                "aux.html"
            })
    void isMadeOfLettersDigitsAndHyphens(String name) {
        assertThat(FileName.of(name)).matches("[a-z0-9]+(-[a-z0-9]+)+");
    }

    @Test
    void isShortHoweverLongTheNameIs() {
        assertThat(FileName.of("x".repeat(10_000))).hasSizeLessThan(80);
    }

    @Test
    void differsForSimilarNames() {
        assertThat(FileName.of("a b")).isNotEqualTo(FileName.of("a/b"));
    }
}
