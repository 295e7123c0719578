package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.gradcheck.GradientChecker;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** A method that checks nothing must fail. */
class NothingCheckedTests {

    @Test
    void undescribedSubjectFails() {
        TestCaseRun run = TestCaseRun.of(SilentTestCase.class);

        assertThat(run.onlyFailure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NothingCheckedTests.SilentTestCase.saysNothing "
                        + run.invocations().get(0) + " has nothing to check: add parameter(...) or point(...)");
        assertThat(run.checks()).isEmpty();
    }

    @Test
    void aSubjectWithoutACostFails() {
        TestCaseRun run = TestCaseRun.of(CostlessTestCase.class);

        assertThat(run.onlyFailure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NothingCheckedTests.CostlessTestCase.forgetsTheCost "
                        + run.invocations().get(0)
                        + " has no cost: add cost(...), or output(...) and backward(...)");
    }

    @Test
    void aCheckerThatWasNotUsedFails() {
        TestCaseRun run = TestCaseRun.of(UnusedCheckerTestCase.class);

        assertThat(run.onlyFailure())
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessage("NothingCheckedTests.UnusedCheckerTestCase.checksNothing "
                        + run.invocations().get(0)
                        + ": nothing was checked; call check(...) on the GradientChecker parameter");
    }

    @Test
    void aCheckerThatTheBodyUsedPasses() {
        TestCaseRun run = TestCaseRun.passing(CheckerTestCase.class);

        assertThat(run.published("verdict")).containsExactly("AGREES");
    }

    @Test
    void aCheckerThatTheBodyRefinedCountsAsWell() {
        assertThat(TestCaseRun.passing(RefinedCheckerTestCase.class).checks()).hasSize(1);
    }

    @Test
    void aCheckerMayBeSharedByThreads() {
        assertThat(TestCaseRun.passing(ThreadsTestCase.class).checks()).hasSize(5_000);
    }

    @Test
    void failedCheckFailsTheMethodWithoutAssertion() {
        TestCaseRun run = TestCaseRun.of(ForgottenAssertionTestCase.class);

        assertThat(run.onlyFailure())
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("NothingCheckedTests.ForgottenAssertionTestCase.forgets "
                        + run.invocations().get(0) + ", gradient: all 2 entries disagree, in x (")
                .hasMessageContaining("Reproduce: mvn test ");
    }

    @Test
    void aSubjectWithTheRightGradientPasses() {
        assertThat(TestCaseRun.passing(RightTestCase.class).succeeded()).isEqualTo(1);
    }

    @Test
    void aSubjectWithAWrongGradientFails() {
        assertThat(TestCaseRun.of(WrongTestCase.class).onlyFailure())
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("w[1]");
    }

    @Test
    void aWrongSubjectFailsThoughTheCheckerAgreed() {
        assertThat(TestCaseRun.of(CheckerAndWrongSubjectTestCase.class).onlyFailure())
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("w[1]");
    }

    static class SilentTestCase {

        @GradientCheck(trials = 1)
        void saysNothing(GradientSubject subject) {}
    }

    static class CostlessTestCase {

        @GradientCheck(trials = 1)
        void forgetsTheCost(GradientSubject subject) {
            subject.parameter("w", new double[2], new double[2]);
        }
    }

    static class UnusedCheckerTestCase {

        @GradientCheck(trials = 1)
        void checksNothing(GradientChecker checker) {}
    }

    static class CheckerTestCase {

        @GradientCheck(trials = 1)
        void checks(GradientChecker checker) {
            checker.check(Gradients::sumOfSquares, Gradients::doubled, 1, 2).assertPassed();
        }
    }

    static class RefinedCheckerTestCase {

        @GradientCheck(trials = 1)
        void checks(GradientChecker checker) {
            checker.relativeTolerance(1e-3)
                    .check(Gradients::sumOfSquares, Gradients::doubled, 1, 2)
                    .assertPassed();
        }
    }

    static class ThreadsTestCase {

        @GradientCheck(trials = 1)
        void checks(GradientChecker checker) {
            IntStream.range(0, 5_000)
                    .parallel()
                    .forEach(i -> checker.check(Gradients::sumOfSquares, Gradients::doubled, 1 + i, 2)
                            .assertPassed());
        }
    }

    static class ForgottenAssertionTestCase {

        @GradientCheck(trials = 1)
        void forgets(GradientChecker checker) {
            checker.check(Gradients::sumOfSquares, x -> new double[] {5, 5}, 1, 2);
        }
    }

    static class RightTestCase {

        @GradientCheck(trials = 1)
        void right(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    static class WrongTestCase {

        @GradientCheck(trials = 1)
        void wrong(GradientSubject subject) {
            Gradients.describeWrongSign(subject, 1, 2);
        }
    }

    static class CheckerAndWrongSubjectTestCase {

        @GradientCheck(trials = 1)
        void wrong(GradientChecker checker, GradientSubject subject) {
            checker.check(Gradients::sumOfSquares, Gradients::doubled, 1, 2).assertPassed();
            Gradients.describeWrongSign(subject, 1, 2);
        }
    }
}
