package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.List;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Methods that Jupiter does not run are failed tests of the engine gradcheck. */
class NeverRunChecksTests {

    private static final String REFUSED =
            "Configuration error: @GradientCheck method " + NeverRunChecksTests.class.getName();

    @Test
    void aMethodWithAResultFails() {
        assertThat(failuresOf(selectClass(ResultTestCase.class)))
                .containsExactly(REFUSED
                        + "$ResultTestCase.described: it returns GradientSubject, and JUnit runs only test methods"
                        + " without a result; declare it void (in Kotlin, write its body in braces, without '=')");
    }

    @Test
    void aPrivateMethodFails() {
        assertThat(failuresOf(selectClass(PrivateTestCase.class)))
                .containsExactly(REFUSED + "$PrivateTestCase.hidden: it is private, and JUnit runs no such test method;"
                        + " remove the modifier");
    }

    @Test
    void aStaticMethodFails() {
        assertThat(failuresOf(selectClass(StaticTestCase.class)))
                .containsExactly(REFUSED + "$StaticTestCase.shared: it is static, and JUnit runs no such test method;"
                        + " remove the modifier");
    }

    @Test
    void aMethodOfANestedClassFails() {
        assertThat(failuresOf(selectClass(OuterTestCase.class)))
                .singleElement()
                .asString()
                .startsWith(REFUSED + "$OuterTestCase$Inner.described: it returns int, ");
    }

    @Test
    void anInheritedMethodFails() {
        assertThat(failuresOf(selectClass(InheritingTestCase.class))).hasSize(1);
    }

    @Test
    void aSelectedMethodFails() {
        assertThat(failuresOf(selectMethod(ResultTestCase.class, "described", "org.gradcheck.subject.GradientSubject")))
                .hasSize(1);
    }

    @Test
    void methodsThatRunAreNoTestsOfThisEngine() {
        assertThat(failuresOf(selectClass(SquaresTestCase.class))).isEmpty();
        assertThat(failuresOf(selectMethod(ResultTestCase.class, "runs", "org.gradcheck.subject.GradientSubject")))
                .isEmpty();
        assertThat(failuresOf(selectClass(AbstractTestCase.class))).isEmpty();
    }

    @Test
    void classesOfAPackageAreFiltered() {
        String name = ResultTestCase.class.getName();

        assertThat(EngineTestKit.engine("gradcheck")
                        .selectors(selectPackage("org.gradcheck.junit"))
                        .filters((Filter<?>) ClassNameFilter.includeClassNamePatterns(name.replace("$", "\\$")))
                        .execute()
                        .testEvents()
                        .failed()
                        .count())
                .isEqualTo(1);
    }

    private static List<String> failuresOf(DiscoverySelector selector) {
        return EngineTestKit.engine("gradcheck").selectors(selector).execute().testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
    }

    static class ResultTestCase {

        @GradientCheck
        GradientSubject described(GradientSubject subject) {
            return subject;
        }

        @GradientCheck
        void runs(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    static class PrivateTestCase {

        @GradientCheck
        @SuppressWarnings("unused") // the test is that nobody calls it
        private void hidden(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    static class StaticTestCase {

        @GradientCheck
        static void shared(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    static class OuterTestCase {

        @Nested
        class Inner {

            @GradientCheck
            int described(GradientSubject subject) {
                return subject.hashCode();
            }
        }
    }

    static class InheritingTestCase extends ResultTestCase {}

    abstract static class AbstractTestCase {

        @GradientCheck
        GradientSubject described(GradientSubject subject) {
            return subject;
        }
    }
}
