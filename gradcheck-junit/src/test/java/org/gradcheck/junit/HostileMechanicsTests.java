package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.junit.Mechanics.Code;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks within the mechanics of JUnit: nested classes, other kinds of tests, extensions that wrap the invocation, other threads and
 * timeouts, each with a right gradient, a wrong one and code that throws. The failure is that of the code, and the parameters are
 * back before {@code @AfterEach}.
 */
class HostileMechanicsTests {

    /** How JUnit runs the tests of a class. */
    private enum Execution {
        ONE_INSTANCE_EACH("junit.jupiter.testinstance.lifecycle.default=per_method"),

        /** Two threads use the instance. The parameters of each invocation are its own. */
        CONCURRENT_ON_ONE_INSTANCE("junit.jupiter.testinstance.lifecycle.default=per_class"
                + ";junit.jupiter.execution.parallel.enabled=true"
                + ";junit.jupiter.execution.parallel.mode.default=concurrent"
                + ";junit.jupiter.execution.parallel.config.strategy=fixed"
                + ";junit.jupiter.execution.parallel.config.fixed.parallelism=2"),

        /** JUnit 5.9 and later run each method on a thread of its own. */
        TIMEOUT_ON_A_THREAD("junit.jupiter.execution.timeout.thread.mode.default=SEPARATE_THREAD"
                + ";junit.jupiter.execution.timeout.testtemplate.method.default=5 m");

        private final String configuration;

        Execution(String configuration) {
            this.configuration = configuration;
        }
    }

    static Stream<Arguments> products() {
        return Arrays.stream(Mechanics.Kind.values())
                .flatMap(kind -> Arrays.stream(Code.values())
                        .flatMap(code -> Arrays.stream(Execution.values()).map(how -> Arguments.of(kind, code, how))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("products")
    void failureIsThatOfTheCodeAndParametersAreBack(Mechanics.Kind kind, Code code, Execution how) {
        TestCaseRun run = Mechanics.run(kind.testCase(), code, how.configuration.split(";"));

        assertThat(run.published("after"))
                .hasSize(run.published("before").size())
                .containsOnly("[0.5, -0.0, 3.0]");
        assertThat(run.published("before")).isNotEmpty();
        List<Throwable> failures = run.failures();
        switch (code) {
            case RIGHT -> assertThat(failures).isEmpty();
            case WRONG ->
                assertThat(failures)
                        .isNotEmpty()
                        .allSatisfy(failure -> assertThat(
                                        failure.getMessage().lines().findFirst())
                                .hasValueSatisfying(line -> assertThat(line)
                                        .matches(kind.subject()
                                                + ": 1 of 3 entries disagrees: w\\[0] \\(55 cost evaluations\\)")));
            case THROWING ->
                assertThat(failures)
                        .isNotEmpty()
                        .allSatisfy(failure -> assertThat(failure)
                                .isExactlyInstanceOf(IllegalStateException.class)
                                .hasMessage(Mechanics.TEXT));
        }
    }

    /** Nothing runs after such an extension, so gradcheck cannot fail the test. */
    @ParameterizedTest
    @EnumSource(Code.class)
    void extensionThatSkipsTheBodySkipsTheCheck(Code code) {
        TestCaseRun run = Mechanics.run(Mechanics.SkippedTestCase.class, code);

        assertThat(run.failures()).isEmpty();
        assertThat(run.checks()).isEmpty();
        assertThat(run.published("after")).containsOnly("[0.5, -0.0, 3.0]");
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void interruptedThreadEndsTheCheckBeforeItBegins(Code code) {
        TestCaseRun run = Mechanics.run(Mechanics.InterruptedTestCase.class, code);

        assertThat(run.failures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .hasMessage("the gradient check was interrupted before evaluation 1 of the cost; all parameters"
                                + " are restored"));
        assertThat(run.published("after")).containsOnly("[0.5, -0.0, 3.0]");
    }
}
