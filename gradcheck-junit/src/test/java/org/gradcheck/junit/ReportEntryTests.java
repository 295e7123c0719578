package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gradcheck.GradientChecker;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** What an invocation that passes leaves behind for whoever wants to know how well. */
class ReportEntryTests {

    @Test
    void aPassingInvocationPublishesWhatWasChecked() {
        TestCaseRun run = TestCaseRun.passing(NetworkTestCase.class, "gradcheck.trials=1");

        assertThat(run.checks()).hasSize(1);
        Map<String, String> check = run.checks().get(0);
        assertThat(check).containsOnlyKeys("gradcheck", "verdict", "entries", "evaluations", "worst", "sensitivity");
        assertThat(check)
                .containsEntry(
                        "gradcheck",
                        "ReportEntryTests.NetworkTestCase.backprop "
                                + run.invocations().get(0))
                .containsEntry("verdict", "AGREES")
                .containsEntry("entries", "9");
        assertThat(Integer.parseInt(check.get("evaluations"))).isGreaterThanOrEqualTo(18);
        assertThat(check.get("worst")).matches(".+\\[\\d\\](\\[\\d\\])?, \\d+\\.\\d\\d error bars");
        assertThat(Double.parseDouble(check.get("sensitivity"))).isBetween(1e-12, 1e-6);
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
    void aFailingInvocationPublishesNothing() {
        assertThat(TestCaseRun.of(WrongTestCase.class).checks()).isEmpty();
    }

    @Test
    void everyCheckOfTheBodyIsPublished() {
        assertThat(TestCaseRun.passing(TwoChecksTestCase.class).published("gradcheck"))
                .containsExactly("first", "a subject without a name");
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

    static class TwoChecksTestCase {

        @GradientCheck(trials = 1)
        void twice(GradientChecker checker) {
            GradientSubject first = GradientSubject.named("first");
            Gradients.describeSquares(first, 1, 2);
            checker.check(first).assertPassed();
            GradientSubject second = GradientSubject.named("");
            Gradients.describeSquares(second, 3);
            checker.check(second).assertPassed();
        }
    }
}
