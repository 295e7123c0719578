package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupportedJUnitTests {

    @Test
    void theVersionThatRunsThisTestIsSupported() {
        assertThatCode(SupportedJUnit::require).doesNotThrowAnyException();
    }

    @Test
    void refusalNamesTheFoundVersion() {
        assertThat(SupportedJUnit.refusal(Optional.of("5.7.2")))
                .isEqualTo(
                        "Configuration error: @GradientCheck runs on JUnit Jupiter 5.8 to 6.1, but version 5.7.2 is on"
                                + " the class path; use a newer version of org.junit.jupiter:junit-jupiter");
    }

    @Test
    void refusalWithoutAVersionNamesAnOlderOne() {
        assertThat(SupportedJUnit.refusal(Optional.empty())).contains("but an older version is on the class path");
    }
}
