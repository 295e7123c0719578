package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exceptions of the user's code in a test of JUnit: each kind, in the body, in a check of the body and in the check after it, with
 * instances of the class for each test and for all. The exception is the failure, and the parameters are back before {@code @AfterEach}.
 */
class HostileEndingsTests {

    /** Kinds of exceptions; none takes a hint that is not its test's alone. */
    private enum Thrown {
        FRESH(1),
        ERROR(1),
        STACK_OVERFLOW(1),
        SHARED(0),
        IMMUTABLE(0),
        WITHOUT_MESSAGE(1);

        private final int hints;

        Thrown(int hints) {
            this.hints = hints;
        }

        void now() {
            switch (this) {
                case FRESH -> throw new IllegalStateException(TEXT);
                case ERROR -> throw new AssertionError(TEXT);
                case STACK_OVERFLOW -> throw new StackOverflowError(TEXT);
                case SHARED -> throw CONSTANT;
                case IMMUTABLE -> throw new Immutable();
                default -> throw new Speechless();
            }
        }
    }

    /** Where it is thrown. */
    private enum Place {
        BODY,
        CHECK_IN_BODY,
        CHECK_AFTER_BODY
    }

    private static final String TEXT = "ended by the user";

    @SuppressWarnings("StaticAssignmentOfThrowable") // the case
    private static final IllegalStateException CONSTANT = new IllegalStateException(TEXT);

    @SuppressWarnings("serial")
    private static final class Immutable extends RuntimeException {

        Immutable() {
            super(TEXT, null, false, false);
        }
    }

    @SuppressWarnings("serial")
    private static final class Speechless extends RuntimeException {

        @Override
        public String getMessage() {
            return Arrays.stream(getStackTrace())
                            .anyMatch(frame -> frame.getClassName().contains("gradcheck.junit.ReproductionHint"))
                    ? message()
                    : TEXT;
        }

        private static String message() {
            throw new UnsupportedOperationException("no message");
        }
    }

    static Stream<Arguments> products() {
        return Arrays.stream(Thrown.values())
                .flatMap(thrown -> Arrays.stream(Place.values())
                        .flatMap(place -> Stream.of("per_method", "per_class")
                                .flatMap(lifecycle ->
                                        Stream.of(1, 5, 9).map(call -> Arguments.of(thrown, place, lifecycle, call)))));
    }

    @ParameterizedTest(name = "{0} in {1}, {2}, call {3}")
    @MethodSource("products")
    void isTheFailureAndParametersAreBack(Thrown thrown, Place place, String lifecycle, int call) {
        TestCaseRun run = TestCaseRun.of(
                EndingTestCase.class,
                "hostile.thrown=" + thrown,
                "hostile.place=" + place,
                "hostile.call=" + call,
                "junit.jupiter.testinstance.lifecycle.default=" + lifecycle);

        Throwable failure = run.onlyFailure();
        assertThat(failure.getMessage()).isEqualTo(TEXT);
        assertThat(Arrays.stream(failure.getSuppressed()).filter(ReproductionHint.class::isInstance))
                .hasSize(thrown.hints)
                .allSatisfy(
                        hint -> assertThat(hint.getMessage())
                                .isEqualTo(
                                        "Reproduce: mvn test -Dtest='" + EndingTestCase.class.getName()
                                                + "#test' -Dgradcheck.seed=0 -Dgradcheck.only=1 -Dsurefire.failIfNoSpecifiedTests=false"));
        assertThat(run.published("after")).containsExactly("[0.5, -0.0]");
    }

    /** Passes the configuration to the instance. */
    static final class Configured implements TestInstancePostProcessor {

        @Override
        public void postProcessTestInstance(Object instance, ExtensionContext context) {
            EndingTestCase testCase = (EndingTestCase) instance;
            testCase.thrown = context.getConfigurationParameter("hostile.thrown", Thrown::valueOf)
                    .orElseThrow();
            testCase.place = context.getConfigurationParameter("hostile.place", Place::valueOf)
                    .orElseThrow();
            testCase.last = context.getConfigurationParameter("hostile.call", Integer::valueOf)
                    .orElseThrow();
        }
    }

    @ExtendWith(Configured.class)
    static class EndingTestCase {

        private final double[] w = {0.5, -0.0};
        private Thrown thrown = Thrown.FRESH;
        private Place place = Place.BODY;
        private int last;
        private int calls;

        @GradientCheck(trials = 1)
        void test(GradientChecker checker, GradientSubject subject) {
            describe(subject);
            if (place == Place.BODY) {
                thrown.now();
            } else if (place == Place.CHECK_IN_BODY) {
                checker.check(describe(GradientSubject.named("in the body")));
            }
        }

        private GradientSubject describe(GradientSubject subject) {
            return subject.parameter("w", w, () -> new double[] {2 * w[0], 1}).cost(() -> {
                if (++calls == last) {
                    thrown.now();
                }
                return w[0] * w[0] + w[1];
            });
        }

        @AfterEach
        void publish(TestInfo test, TestReporter reporter) {
            assertThat(test.getDisplayName()).isNotEmpty();
            reporter.publishEntry("after", Arrays.toString(w));
        }
    }
}
