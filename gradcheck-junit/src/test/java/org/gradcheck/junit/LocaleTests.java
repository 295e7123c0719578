package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts do not depend on where they are read. */
@Isolated("the default locale belongs to all threads")
class LocaleTests {

    private Locale locale = Locale.ROOT;

    @BeforeEach
    void rememberTheLocale() {
        locale = Locale.getDefault();
    }

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(locale);
    }

    /** German writes a comma for the decimal point, Turkish a dotless lower-case I, Arabic in Egypt its own digits. */
    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG"})
    void areTheSameEverywhere(String tag) {
        Locale.setDefault(Locale.ROOT);
        TestCaseRun here = run();
        Locale.setDefault(Locale.forLanguageTag(tag));
        TestCaseRun there = run();

        assertThat(there.invocations()).isEqualTo(here.invocations());
        assertThat(there.checks()).isNotEmpty().isEqualTo(here.checks());
        assertThat(there.failures())
                .extracting(Throwable::getMessage)
                .isNotEmpty()
                .isEqualTo(here.failures().stream().map(Throwable::getMessage).toList());
    }

    private static TestCaseRun run() {
        return TestCaseRun.of(MixedTestCase.class, "gradcheck.mode=exhaustive", "gradcheck.relativeTolerance=1e-4");
    }

    static class MixedTestCase {

        @GradientCheck
        void right(GradientSubject subject) {
            Gradients.describeSquares(subject, 1.5, 2);
        }

        @GradientCheck
        void wrong(@Network(layers = {2, 2, 1}) FeedforwardNetwork network, NetworkGradient gradient) {
            gradient.asVector().set(1234.5);
        }

        @GradientCheck(trials = -1)
        void refused(GradientSubject subject) {}

        @GradientCheck
        void alsoRefused(GradientSubject subject, @RandomPoint(size = 1, min = 2.5) double[] x) {}
    }
}
