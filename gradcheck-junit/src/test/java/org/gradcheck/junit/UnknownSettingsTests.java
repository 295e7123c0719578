package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** System properties that resemble a setting but are not one. */
class UnknownSettingsTests {

    private static final String MISSPELT = "gradcheck.seeed";

    @ParameterizedTest
    @CsvSource({
        "gradcheck.seeed, gradcheck.seed",
        "gradcheck.Seed, gradcheck.seed",
        "gradcheck.trial, gradcheck.trials",
        "gradcheck.olny, gradcheck.only",
        "gradcheck.modus, gradcheck.mode",
        "gradcheck.tolerance, gradcheck.relativeTolerance",
        "gradcheck.absolutTolerance, gradcheck.absoluteTolerance"
    })
    void areComparedWithTheNearestSetting(String name, String nearest) {
        assertThat(UnknownSettings.warnings(Set.of(name)))
                .containsExactly("the system property " + name
                        + " is no setting of gradcheck and changes nothing; the nearest setting is " + nearest);
    }

    @Test
    void areNamedInAlphabeticalOrder() {
        assertThat(UnknownSettings.warnings(Set.of("gradcheck.trial", "gradcheck.seed", "gradcheck.mood")))
                .containsExactly(
                        "the system property gradcheck.mood is no setting of gradcheck and changes nothing; the nearest"
                                + " setting is gradcheck.mode",
                        "the system property gradcheck.trial is no setting of gradcheck and changes nothing; the nearest"
                                + " setting is gradcheck.trials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradcheck.test.seeds", "gradcheck", "gradchecks.seeed", "other.gradcheck.seeed"})
    void areNotThoseOfABuild(String name) {
        assertThat(UnknownSettings.warnings(Set.of(name))).isEmpty();
    }

    @Test
    void areNotTheKnownSettings() {
        assertThat(UnknownSettings.warnings(Set.copyOf(CheckSettings.NAMES))).isEmpty();
    }

    @Test
    void areLoggedByARunAndDoNotFailIt() {
        Queue<String> warnings = new ConcurrentLinkedQueue<>();
        Logger logger = Logger.getLogger(UnknownSettings.class.getName());
        Handler handler = handingTo(warnings);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        System.setProperty(MISSPELT, "7");
        try {
            TestCaseRun.passing(PlainTestCase.class);
        } finally {
            System.clearProperty(MISSPELT);
            logger.setUseParentHandlers(true);
            logger.removeHandler(handler);
        }

        assertThat(warnings).containsAll(UnknownSettings.warnings(Set.of(MISSPELT)));
    }

    private static Handler handingTo(Queue<String> warnings) {
        return new Handler() {
            @Override
            public void publish(LogRecord logged) {
                warnings.add(logged.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    static class PlainTestCase {

        @GradientCheck(trials = 1)
        void squares(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }
}
