package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.report.page.ReportPages;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;

/** Tree of dynamic tests: a container for each subject, and in it a test for each block. */
class GradientTestsTests {

    @Test
    void areOneForEachBlockOfEachSubject() {
        assertThat(outcomes(TestCaseRun.of(TwoSubjectsTestCase.class)))
                .containsExactlyInAnyOrder(
                        "encoder > a SUCCESSFUL",
                        "encoder > b FAILED",
                        "decoder > a SUCCESSFUL",
                        "decoder > b SUCCESSFUL");
    }

    @Test
    void failWithTheReportOfTheirBlockAlone() {
        TestCaseRun run = TestCaseRun.of(TwoSubjectsTestCase.class);

        assertThat(run.onlyFailure())
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("encoder: the only entry disagrees")
                .hasMessageContaining("\n  b  1  DISAGREES  1 wrong\n")
                .hasMessageContaining("b[0]")
                .hasMessageNotContaining("  a ");
    }

    @Test
    void failWithThePathOfThePageAtTheEnd(@TempDir Path folder) {
        GradientChecker checker = GradientChecker.standard().writingTo(ReportPages.in(folder, PagePolicy.FAILURES));

        assertThat(failureOf(GradientTests.of(checker, squares("encoder", -1))))
                .contains("\nPage: " + folder.resolve("checks").toUri() + "encoder-");
        assertThat(failureOf(GradientTests.of(squares("encoder", -1))).lines())
                .last()
                .asString()
                .startsWith("Page: " + Path.of("target", "gradcheck", "checks").toUri() + "encoder-");
    }

    private static String failureOf(Stream<DynamicNode> tests) {
        return ((DynamicContainer) tests.findFirst().orElseThrow())
                .getChildren()
                .map(DynamicTest.class::cast)
                .filter(test -> test.getDisplayName().equals("b"))
                .map(test -> catchThrowable(test.getExecutable()::execute).getMessage())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void evaluateTheSubjectOnce() {
        TestCaseRun run = TestCaseRun.passing(CountingTestCase.class);

        assertThat(run.succeeded()).isEqualTo(3);
        assertThat(CountingTestCase.CHECKS).hasValue(1);
    }

    @Test
    void exceptionOfTheUsersCodeIsNotWrapped() {
        TestCaseRun run = TestCaseRun.of(ThrowingTestCase.class);

        assertThat(outcomes(run)).containsExactly("throws > check FAILED");
        assertThat(run.onlyFailure())
                .isExactlyInstanceOf(UnsupportedOperationException.class)
                .hasMessage("no cost yet");
    }

    @Test
    void assertionErrorOfTheUsersCodeIsNotWrapped() {
        TestCaseRun run = TestCaseRun.of(AssertingTestCase.class);

        assertThat(outcomes(run))
                .containsExactlyInAnyOrder("asserts > check FAILED", "fine > a SUCCESSFUL", "fine > b SUCCESSFUL");
        assertThat(run.onlyFailure()).isExactlyInstanceOf(AssertionError.class).hasMessage("weights are stale");
    }

    @ParameterizedTest
    @MethodSource("errorsOfOneSubject")
    void failWithErrorsThatConcernOneSubject(Error thrown) {
        DynamicTest check = (DynamicTest) children(thrown).toList().get(0);

        assertThat(check.getDisplayName()).isEqualTo("check");
        assertThatThrownBy(check.getExecutable()::execute).isSameAs(thrown);
    }

    static Stream<Error> errorsOfOneSubject() {
        return Stream.of(
                new StackOverflowError(),
                new AssertionError("weights are stale"),
                new NoClassDefFoundError("native library"),
                new ExceptionInInitializerError("no data"),
                new Error("an error of its own"));
    }

    @ParameterizedTest
    @MethodSource("errorsOfTheMachine")
    void unrecoverableErrorEndsTheRun(Error thrown) {
        assertThatThrownBy(() -> children(thrown).toList()).isSameAs(thrown);
    }

    static Stream<Error> errorsOfTheMachine() {
        return Stream.of(new OutOfMemoryError("Java heap space"), new InternalError("the machine is broken"));
    }

    private static Stream<? extends DynamicNode> children(Error thrown) {
        DynamicContainer container =
                (DynamicContainer) GradientTests.of(squares("throws", 1).cost(() -> {
                            throw thrown;
                        }))
                        .findFirst()
                        .orElseThrow();
        return container.getChildren();
    }

    @Test
    void refuseABadDescriptionInATestOfItsOwn() {
        TestCaseRun run = TestCaseRun.of(BadDescriptionTestCase.class);

        assertThat(outcomes(run))
                .containsExactlyInAnyOrder("empty > check FAILED", "fine > a SUCCESSFUL", "fine > b SUCCESSFUL");
        assertThat(run.onlyFailure())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("empty has nothing to check: add parameter(...) or point(...)");
    }

    @Test
    void findingsComeFirst() {
        TestCaseRun run = TestCaseRun.of(DropoutTestCase.class);

        assertThat(run.invocations()).first().isEqualTo("check");
        assertThat(outcomes(run)).containsExactlyInAnyOrder("dropout > check FAILED", "dropout > w FAILED");
        assertThat(run.failures().get(0))
                .hasMessageStartingWith("dropout: nondeterministic ")
                .hasMessageContaining("switch off dropout and shuffling, or reset the random generator");
    }

    @Test
    void failWhereNothingCouldBeCompared() {
        TestCaseRun run = TestCaseRun.of(FrozenTestCase.class);

        assertThat(outcomes(run)).contains("frozen > check FAILED");
        assertThat(run.failures().get(0)).hasMessageStartingWith("frozen: vacuous, ");
    }

    @Test
    void showEachPointAsABlock() {
        assertThat(outcomes(TestCaseRun.of(SeveralPointsTestCase.class)))
                .containsExactlyInAnyOrder("points > x SUCCESSFUL", "points > x at point 2 SUCCESSFUL");
    }

    @Test
    void callASubjectWithoutANameAGradient() {
        assertThat(outcomes(TestCaseRun.of(NamelessTestCase.class)))
                .containsExactlyInAnyOrder("gradient > a SUCCESSFUL", "gradient > b SUCCESSFUL");
    }

    @Test
    void takeACheckerWithOverrides() {
        assertThat(TestCaseRun.passing(OverriddenTestCase.class).succeeded()).isEqualTo(2);
    }

    private static List<String> outcomes(TestCaseRun run) {
        return run.tests()
                .finished()
                .map(event -> name(event) + " "
                        + event.getRequiredPayload(TestExecutionResult.class).getStatus())
                .toList();
    }

    private static String name(Event event) {
        TestDescriptor test = event.getTestDescriptor();
        return test.getParent().orElseThrow().getDisplayName() + " > " + test.getDisplayName();
    }

    /** The sum of squares of two blocks; the gradient of the second is multiplied by a factor. */
    private static GradientSubject squares(String name, double factor) {
        double[] a = {1, 2};
        double[] b = {3};
        return GradientSubject.named(name)
                .parameter("a", a, () -> Gradients.doubled(a))
                .parameter("b", b, () -> new double[] {factor * 2 * b[0]})
                .cost(() -> a[0] * a[0] + a[1] * a[1] + b[0] * b[0]);
    }

    static class TwoSubjectsTestCase {

        @TestFactory
        Stream<DynamicNode> gradients() {
            return GradientTests.of(squares("encoder", -1), squares("decoder", 1));
        }
    }

    static class CountingTestCase {

        static final AtomicInteger CHECKS = new AtomicInteger();

        @TestFactory
        Stream<DynamicNode> gradients() {
            double[][] w = {{1}, {2}, {3}};
            GradientSubject subject = GradientSubject.named("counted").cost(() -> w[0][0] + w[1][0] + w[2][0]);
            for (int i = 0; i < 3; i++) {
                subject.parameter("w" + i, w[i], () -> new double[] {1});
            }
            return GradientTests.of(
                    GradientChecker.standard().reportingTo(report -> CHECKS.incrementAndGet()), subject);
        }
    }

    static class ThrowingTestCase {

        @TestFactory
        Stream<DynamicNode> gradients() {
            return GradientTests.of(squares("throws", 1).cost(() -> {
                throw new UnsupportedOperationException("no cost yet");
            }));
        }
    }

    static class AssertingTestCase {

        @TestFactory
        Stream<DynamicNode> gradients() {
            GradientSubject asserting = squares("asserts", 1).cost(() -> {
                throw new AssertionError("weights are stale");
            });
            return GradientTests.of(asserting, squares("fine", 1));
        }
    }

    static class BadDescriptionTestCase {

        @TestFactory
        Stream<DynamicNode> gradients() {
            return GradientTests.of(GradientSubject.named("empty"), squares("fine", 1));
        }
    }

    static class DropoutTestCase {

        @TestFactory
        Stream<DynamicNode> gradients() {
            double[] w = {1};
            int[] draws = {0};
            return GradientTests.of(GradientSubject.named("dropout")
                    .parameter("w", w, new double[] {1})
                    .cost(() -> w[0] * ++draws[0]));
        }
    }

    static class FrozenTestCase {

        @TestFactory
        Stream<DynamicNode> gradients() {
            return GradientTests.of(squares("frozen", 1)
                    .declare("a", a -> a.fixed("transfer learning"))
                    .declare("b", b -> b.fixed("transfer learning")));
        }
    }

    static class SeveralPointsTestCase {

        @TestFactory
        Stream<DynamicNode> gradients() {
            return GradientTests.of(GradientSubject.named("points")
                    .point(1)
                    .alsoAt(2)
                    .cost(x -> x[0] * x[0])
                    .gradient(Gradients::doubled));
        }
    }

    static class NamelessTestCase {

        @TestFactory
        Stream<DynamicNode> gradients() {
            return GradientTests.of(squares(" ", 1));
        }
    }

    static class OverriddenTestCase {

        @TestFactory
        Stream<DynamicNode> gradients() {
            return GradientTests.of(GradientChecker.standard().relativeTolerance(0.1), squares("roughly", 1.01));
        }
    }
}
