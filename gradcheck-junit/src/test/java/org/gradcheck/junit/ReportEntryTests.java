package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gradcheck.GradientChecker;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Report entries that an invocation publishes. */
class ReportEntryTests {

    @Test
    void passedInvocationPublishesItsResult() {
        TestCaseRun run = TestCaseRun.passing(NetworkTestCase.class, "gradcheck.trials=1");

        assertThat(run.checks()).hasSize(1);
        Map<String, String> check = run.checks().get(0);
        assertThat(check)
                .containsOnlyKeys("gradcheck", "verdict", "entries", "right", "evaluations", "worst", "sensitivity");
        assertThat(check)
                .containsEntry(
                        "gradcheck",
                        "ReportEntryTests.NetworkTestCase.backprop "
                                + run.invocations().get(0))
                .containsEntry("verdict", "AGREES")
                .containsEntry("entries", "9")
                .containsEntry("right", "9");
        assertThat(Integer.parseInt(check.get("evaluations"))).isGreaterThanOrEqualTo(18);
        assertThat(check.get("worst"))
                .matches(
                        ".+\\[\\d\\](\\[\\d\\])?: analytic -?\\d\\.\\d{6}e[+-]\\d\\d, numeric -?\\d\\.\\d{6}e[+-]\\d\\d");
        assertThat(Double.parseDouble(check.get("sensitivity"))).isBetween(1e-12, 1e-5);
    }

    @Test
    void everyPassingInvocationPublishesOnce() {
        TestCaseRun run = TestCaseRun.passing(NetworkTestCase.class, "gradcheck.trials=4");

        assertThat(run.checks().stream().map(check -> check.get("gradcheck")))
                .containsExactlyElementsOf(run.invocations().stream()
                        .map(name -> "ReportEntryTests.NetworkTestCase.backprop " + name)
                        .toList());
    }

    @Test
    void failedInvocationPublishesItsResult() {
        TestCaseRun run = TestCaseRun.of(WrongTestCase.class);

        assertThat(run.checks()).hasSize(1);
        assertThat(run.checks().get(0))
                .containsOnlyKeys("gradcheck", "verdict", "entries", "right", "evaluations", "worst", "sensitivity")
                .containsEntry(
                        "gradcheck",
                        "ReportEntryTests.WrongTestCase.wrong "
                                + run.invocations().get(0))
                .containsEntry("verdict", "DISAGREES")
                .containsEntry("entries", "2")
                .containsEntry("right", "1");
    }

    @Test
    void throwingBodyPublishesItsResults() {
        TestCaseRun run = TestCaseRun.of(ThrowingTestCase.class);

        assertThat(run.onlyFailure()).hasMessage("the body is broken");
        assertThat(run.published("verdict")).containsExactly("AGREES");
    }

    @Test
    void everyCheckOfTheBodyIsPublished() {
        TestCaseRun run = TestCaseRun.passing(TwoChecksTestCase.class);

        String test =
                "ReportEntryTests.TwoChecksTestCase.twice " + run.invocations().get(0);
        assertThat(run.published("gradcheck")).containsExactly(test + ", first", test, "a subject without a name");
    }

    @Test
    void longCheckPublishesProgress() {
        TestCaseRun run = TestCaseRun.of(WrongTestCase.class, "gradcheck.progressSeconds=0");

        String name = "ReportEntryTests\\.WrongTestCase\\.wrong \\[1\\] seed \\w+: ";
        assertThat(run.published("gradcheck.progress").get(0)).matches(name + "1 evaluation in \\d+ s");
        assertThat(run.published("gradcheck.progress"))
                .anyMatch(text -> text.matches(name + "1 of 2 entries checked in \\d+ s, about \\d+ s left"));
        assertThat(run.onlyFailure().getMessage()).doesNotContain("progressSeconds");
    }

    @Test
    void shortCheckPublishesNoProgress() {
        assertThat(TestCaseRun.passing(NetworkTestCase.class, "gradcheck.trials=1")
                        .published("gradcheck.progress"))
                .isEmpty();
    }

    static class NetworkTestCase {

        @GradientCheck
        void backprop(
                @Network(layers = {2, 2, 1}) FeedforwardNetwork network,
                TrainingBatch batch,
                NetworkGradient gradient) {
            Gradients.fill(gradient, network, batch);
        }
    }

    static class WrongTestCase {

        @GradientCheck(trials = 1)
        void wrong(GradientSubject subject) {
            Gradients.describeWrongSign(subject, 1, 2);
        }
    }

    static class ThrowingTestCase {

        @GradientCheck(trials = 1)
        void breaks(GradientChecker checker) {
            checker.check(Gradients::sumOfSquares, Gradients::doubled, 1, 2).assertPassed();
            throw new IllegalStateException("the body is broken");
        }
    }

    static class TwoChecksTestCase {

        @GradientCheck(trials = 1)
        void twice(GradientChecker checker) {
            GradientSubject first = GradientSubject.named("first");
            Gradients.describeSquares(first, 1, 2);
            checker.check(first).assertPassed();
            GradientSubject second = GradientSubject.named("");
            Gradients.describeSquares(second, 3);
            checker.check(second).assertPassed();
            checker.inTest("").check(second).assertPassed();
        }
    }
}
