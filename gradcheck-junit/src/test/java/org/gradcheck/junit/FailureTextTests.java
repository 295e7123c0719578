package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gradcheck.GradientChecker;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Text of a failure for a wrong gradient. */
class FailureTextTests {

    private static final String THIS = "org.gradcheck.junit.FailureTextTests";

    @ParameterizedTest
    @ValueSource(classes = {WrongSignTestCase.class, ZeroGradientTestCase.class, ManyBlocksTestCase.class})
    void isOneAssertionFailedErrorWithExpectedAndActualText(Class<?> testCase) {
        AssertionFailedError error = failureOf(testCase);

        assertThat(error.getExpected().getValue()).isInstanceOf(String.class);
        assertThat(error.getActual().getValue())
                .isInstanceOf(String.class)
                .isNotEqualTo(error.getExpected().getValue());
        assertThat(error).hasNoCause().hasNoSuppressedExceptions();
    }

    @ParameterizedTest
    @ValueSource(classes = {WrongSignTestCase.class, ZeroGradientTestCase.class, ManyBlocksTestCase.class})
    void isShortPlainText(Class<?> testCase) {
        String message = failureOf(testCase).getMessage();

        assertThat(message.lines().count()).isLessThanOrEqualTo(15);
        assertThat(message).matches("[\\n\\x20-\\x7e]+").doesNotContain("expected: <");
    }

    @Test
    void beginsWithTheTestAndTheSeed() {
        assertThat(failureOf(ZeroGradientTestCase.class).getMessage())
                .startsWith("FailureTextTests.ZeroGradientTestCase.forgotten [1] 2-2-1 sigmoid, batch 5, seed ")
                .matches("(?s)[^\\n]*, seed [0-9a-f]{6}: .*");
    }

    @Test
    void beginsWithTheVeryNameOfTheInvocation() {
        TestCaseRun run = TestCaseRun.of(WrongSignTestCase.class);

        assertThat(run.onlyFailure())
                .hasMessageStartingWith("FailureTextTests.WrongSignTestCase.wrongSign "
                        + run.invocations().get(0) + ": ");
    }

    @Test
    void endsWithTheCommandThatRepeatsTheInvocation() {
        assertThat(lastLine(failureOf(WrongSignTestCase.class)))
                .isEqualTo(
                        "Reproduce: mvn test -Dtest='" + THIS
                                + "$WrongSignTestCase#wrongSign' -Dgradcheck.seed=7 -Dgradcheck.only=1 -Dsurefire.failIfNoSpecifiedTests=false");
    }

    @Test
    void namesTheWrongEntryAloneWithBothValues() {
        AssertionFailedError error = failureOf(WrongSignTestCase.class);

        assertThat(error.getMessage()).contains("w[1]").doesNotContain("w[0]");
        assertThat(error.getExpected().getStringRepresentation()).matches("w\\[1\\]  +4\\.000000e\\+00");
        assertThat(error.getActual().getStringRepresentation()).matches("w\\[1\\]  +-4\\.000000e\\+00");
    }

    @Test
    void theCommandRepeatsTheFailureToTheLetter() {
        List<Throwable> failures = TestCaseRun.of(SometimesWrongTestCase.class, "gradcheck.seed=-3")
                .failures();

        assertThat(failures).hasSizeBetween(1, 19);
        for (Throwable failure : failures) {
            TestCaseRun alone = TestCaseRun.of(SometimesWrongTestCase.class, parametersOf(failure));
            assertThat(alone.invocations()).hasSize(1);
            assertThat(firstLine(alone.onlyFailure())).isEqualTo(firstLine(failure));
            assertThat(lastLine(alone.onlyFailure())).isEqualTo(lastLine(failure));
        }
        assertThat(TestCaseRun.of(SometimesWrongTestCase.class, parametersOf(failures.get(0)))
                        .onlyFailure())
                .hasMessage(failures.get(0).getMessage());
    }

    @Test
    void commandHasTheParametersOfTheInvocation() {
        TestCaseRun all = TestCaseRun.of(
                AlternativesTestCase.class,
                "gradcheck.trials= 2",
                "gradcheck.mode=exhaustive",
                "gradcheck.relativeTolerance=1e-4",
                "gradcheck.absoluteTolerance=1e-9");
        TestCaseRun alone = TestCaseRun.of(
                AlternativesTestCase.class, parametersOf(all.failures().get(0)));

        assertThat(lastLine(all.failures().get(0)))
                .isEqualTo(
                        "Reproduce: mvn test -Dtest='" + THIS
                                + "$AlternativesTestCase#wrongForBatchesOfEight' -Dgradcheck.seed=0 -Dgradcheck.trials=2"
                                + " -Dgradcheck.mode=exhaustive -Dgradcheck.relativeTolerance=1e-4"
                                + " -Dgradcheck.absoluteTolerance=1e-9 -Dgradcheck.only=3 -Dsurefire.failIfNoSpecifiedTests=false");
        assertThat(alone.onlyFailure()).hasMessage(all.failures().get(0).getMessage());
    }

    @Test
    void commandLeavesOutOverriddenParameters() {
        AssertionFailedError error = failureOf(WrongSignTestCase.class, "gradcheck.trials=9", "gradcheck.seed=9");

        assertThat(lastLine(error))
                .endsWith("#wrongSign' -Dgradcheck.seed=7 -Dgradcheck.only=1 -Dsurefire.failIfNoSpecifiedTests=false");
    }

    @Test
    void exceptionOfTheBodyHasTheCommandAsSuppressed() {
        Throwable failure = TestCaseRun.of(ThrowingTestCase.class).onlyFailure();

        assertThat(failure)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("the body is broken")
                .hasNoCause();
        assertThat(failure.getSuppressed())
                .extracting(Throwable::toString)
                .containsExactly(hint("ThrowingTestCase#breaks"));
    }

    @Test
    void exceptionOfTheCostIsNotWrapped() {
        Throwable failure = TestCaseRun.of(ThrowingCostTestCase.class).onlyFailure();

        assertThat(failure)
                .isExactlyInstanceOf(UnsupportedOperationException.class)
                .hasMessage("the cost is broken")
                .hasNoCause();
        assertThat(failure.getSuppressed())
                .extracting(Throwable::toString)
                .containsExactly(hint("ThrowingCostTestCase#breaks"));
    }

    @Test
    void assertedFailureHasTheCommandOnce() {
        AssertionFailedError error = failureOf(AssertingTestCase.class);

        assertThat(lastLine(error))
                .isEqualTo("Reproduce: mvn test -Dtest='" + THIS + "$AssertingTestCase#asserts' -Dgradcheck.seed=0"
                        + " -Dgradcheck.only=1 -Dsurefire.failIfNoSpecifiedTests=false");
        assertThat(error).hasNoSuppressedExceptions();
    }

    @Test
    void abortedTestHasNoHint() {
        TestCaseRun run = TestCaseRun.of(AssumingTestCase.class);

        assertThat(run.tests().aborted().count()).isEqualTo(1);
        assertThat(run.abortion()).hasMessage("not here").hasNoSuppressedExceptions();
    }

    private static String hint(String selector) {
        return "org.gradcheck.junit.ReproductionHint: Reproduce: mvn test -Dtest='" + THIS + "$" + selector
                + "' -Dgradcheck.seed=0 -Dgradcheck.only=1 -Dsurefire.failIfNoSpecifiedTests=false";
    }

    @Test
    void aBlockNameOfSeveralLinesDoesNotTearTheTextApart() {
        AssertionFailedError error = failureOf(LineBreakTestCase.class);

        assertThat(error.getMessage().lines().count()).isLessThanOrEqualTo(15);
        assertThat(error.getMessage()).contains("two lines");
    }

    private static AssertionFailedError failureOf(Class<?> testCase, String... parameters) {
        Throwable failure = TestCaseRun.of(testCase, parameters).onlyFailure();
        assertThat(failure).isExactlyInstanceOf(AssertionFailedError.class);
        return (AssertionFailedError) failure;
    }

    private static String firstLine(Throwable failure) {
        return failure.getMessage().lines().findFirst().orElseThrow();
    }

    private static String lastLine(Throwable failure) {
        List<String> lines = failure.getMessage().lines().toList();
        return lines.get(lines.size() - 1);
    }

    /** The system properties of a command line, which are configuration parameters. */
    private static String[] parametersOf(Throwable failure) {
        return Pattern.compile("-D(gradcheck\\.\\w+=\\S+)")
                .matcher(lastLine(failure))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toArray(String[]::new);
    }

    static class WrongSignTestCase {

        @GradientCheck(trials = 1, seed = 7)
        void wrongSign(GradientSubject subject) {
            Gradients.describeWrongSign(subject, 1, 2);
        }
    }

    static class ZeroGradientTestCase {

        @GradientCheck(trials = 1)
        void forgotten(
                @Network(layers = {2, 2, 1}) FeedforwardNetwork network,
                TrainingBatch batch,
                NetworkGradient gradient) {}
    }

    static class ManyBlocksTestCase {

        @GradientCheck(trials = 1)
        void forgotten(@Network(layers = {2, 2, 3, 4, 3, 2, 1}) FeedforwardNetwork network, NetworkGradient gradient) {}
    }

    static class SometimesWrongTestCase {

        @GradientCheck(trials = 20)
        void wrongWhereTheFirstInputIsPositive(
                @Network(layers = {2, 1}) FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
            Gradients.fill(gradient, network, batch);
            if (batch.inputs().getEntry(0, 0) > 0) {
                gradient.biases(0).set(1);
            }
        }
    }

    static class AlternativesTestCase {

        @GradientCheck
        void wrongForBatchesOfEight(
                @Network(
                                layers = {2, 1},
                                batchSize = {1, 8})
                        FeedforwardNetwork network,
                TrainingBatch batch,
                NetworkGradient gradient) {
            Gradients.fill(gradient, network, batch);
            if (batch.size() == 8) {
                gradient.biases(0).set(1);
            }
        }
    }

    static class ThrowingTestCase {

        @GradientCheck(trials = 1)
        void breaks(GradientSubject subject) {
            throw new IllegalStateException("the body is broken");
        }
    }

    static class ThrowingCostTestCase {

        @GradientCheck(trials = 1)
        void breaks(GradientSubject subject) {
            double[] w = {1, 2};
            subject.parameter("w", w, new double[2]).cost(() -> {
                throw new UnsupportedOperationException("the cost is broken");
            });
        }
    }

    static class AssertingTestCase {

        @GradientCheck(trials = 1)
        void asserts(GradientChecker checker) {
            checker.check(Gradients::sumOfSquares, x -> new double[] {5, 5}, 1, 2)
                    .assertPassed();
        }
    }

    static class AssumingTestCase {

        @GradientCheck(trials = 1)
        void assumes(GradientSubject subject) {
            throw new TestAbortedException("not here");
        }
    }

    static class LineBreakTestCase {

        @GradientCheck(trials = 1)
        void wrong(GradientSubject subject) {
            double[] w = {1, 2};
            subject.parameter("two\nlines", w, new double[2]).cost(() -> Gradients.sumOfSquares(w));
        }
    }
}
