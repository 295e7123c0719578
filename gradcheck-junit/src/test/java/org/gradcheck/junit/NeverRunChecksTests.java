package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.List;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

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
    void aDisabledMethodIsLeftOut() {
        assertThat(failuresOf(selectClass(DisabledMethodTestCase.class)))
                .singleElement()
                .asString()
                .startsWith(REFUSED + "$DisabledMethodTestCase.enabled: ");
    }

    @Test
    void aDisabledClassIsLeftOutWithItsNestedClasses() {
        assertThat(failuresOf(selectClass(DisabledTestCase.class))).isEmpty();
        assertThat(failuresOf(selectClass(DisabledTestCase.Inner.class))).isEmpty();
        assertThat(failuresOf(selectMethod(DisabledTestCase.Inner.class, "described")))
                .isEmpty();
    }

    @Test
    void anInheritedNestedClassOfADisabledClassIsLeftOut() {
        assertThat(failuresOf(selectClass(DisabledSubclassTestCase.class))).isEmpty();
    }

    @Test
    void aStaticClassInADisabledClassIsNotDisabled() {
        assertThat(failuresOf(selectClass(DisabledTestCase.StaticTestCase.class)))
                .hasSize(1);
    }

    @Test
    void hasTheTagsOfMethodAndClasses() {
        assertThat(run(selectClass(TaggedTestCase.class)).started().stream()
                        .map(event -> event.getTestDescriptor().getTags().stream()
                                .map(TestTag::getName)
                                .toList()))
                .containsExactly(List.of("a", "b", "inner", "outer"));
    }

    @Test
    void filtersOfTagsApply() {
        assertThat(EngineTestKit.engine("gradcheck")
                        .selectors(selectClass(TaggedTestCase.class), selectClass(StaticTestCase.class))
                        .filters((Filter<?>) TagFilter.excludeTags("b"))
                        .execute()
                        .testEvents()
                        .failed()
                        .stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactly("shared(GradientSubject)");
    }

    @Test
    void aSelectedNestedClassFails() {
        assertThat(failuresOf(selectNestedClass(List.of(OuterTestCase.class), OuterTestCase.Inner.class)))
                .hasSize(1);
    }

    @Test
    void aSelectedNestedMethodFails() {
        assertThat(failuresOf(selectNestedMethod(
                        List.of(OuterTestCase.class),
                        OuterTestCase.Inner.class,
                        "described",
                        "org.gradcheck.subject.GradientSubject")))
                .hasSize(1);
    }

    @Test
    void uniqueIdsSelectClassesAndMethods() {
        String type = "[engine:gradcheck]/[class:" + OverloadedTestCase.class.getName() + "]";
        String method = type + "/[method:described(org.gradcheck.subject.GradientSubject, %5BD)]";

        assertThat(idsOf(selectUniqueId(type))).hasSize(2);
        assertThat(idsOf(selectUniqueId(method))).containsExactly(method);
    }

    @Test
    void overloadsHaveTheirTypesInIdAndName() {
        String type = "[engine:gradcheck]/[class:" + OverloadedTestCase.class.getName() + "]";

        assertThat(idsOf(selectClass(OverloadedTestCase.class)))
                .containsExactlyInAnyOrder(
                        type + "/[method:described()]",
                        type + "/[method:described(org.gradcheck.subject.GradientSubject, %5BD)]");
        assertThat(run(selectClass(OverloadedTestCase.class)).started().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactlyInAnyOrder("described()", "described(GradientSubject, double[])");
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

    private static Events run(DiscoverySelector selector) {
        return EngineTestKit.engine("gradcheck").selectors(selector).execute().testEvents();
    }

    private static List<String> failuresOf(DiscoverySelector selector) {
        return run(selector).failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
    }

    private static List<String> idsOf(DiscoverySelector selector) {
        return run(selector).started().stream()
                .map(event -> event.getTestDescriptor().getUniqueId().toString())
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

    static class DisabledMethodTestCase {

        @GradientCheck
        @Disabled("the test is that it does not fail")
        int disabled() {
            return 1;
        }

        @GradientCheck
        int enabled() {
            return 1;
        }
    }

    @Disabled("the test is that it does not fail")
    static class DisabledTestCase {

        @GradientCheck
        int described() {
            return 1;
        }

        @Nested
        class Inner {

            @GradientCheck
            int described() {
                return hashCode();
            }
        }

        static class StaticTestCase {

            @GradientCheck
            int described() {
                return 1;
            }
        }
    }

    @Disabled("the test is that it does not fail")
    static class DisabledSubclassTestCase extends OuterTestCase {}

    @Tag("outer")
    static class TaggedTestCase {

        @Nested
        @Tag("inner")
        class Inner {

            @GradientCheck
            @Tag("a")
            @Tag("b")
            int described() {
                return hashCode();
            }
        }
    }

    static class OverloadedTestCase {

        @GradientCheck
        int described() {
            return 1;
        }

        @GradientCheck
        int described(GradientSubject subject, double[] w) {
            return subject.hashCode() + w.length;
        }
    }
}
