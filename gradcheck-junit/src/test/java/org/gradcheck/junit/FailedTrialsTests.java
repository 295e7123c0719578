package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.GradientChecker;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** Trials that fail like an earlier one. */
class FailedTrialsTests {

    @Test
    void aLikeFailureHasThreeLines() {
        List<Throwable> failures = TestCaseRun.of(SignTestCase.class).failures();

        assertThat(failures).hasSize(3);
        assertThat(failures.get(0).getMessage().lines()).hasSizeGreaterThan(5);
        assertThat(failures.get(1)).hasMessage("""
                        FailedTrialsTests.SignTestCase.sign [2] seed e5c0bd: 1 of 2 entries disagrees: w[1] (53 cost evaluations)
                        Fails like [1], which has the whole report: ISOLATED_ENTRIES in w
                        Reproduce: mvn test -Dtest='org.gradcheck.junit.FailedTrialsTests$SignTestCase#sign' -Dgradcheck.seed=0 -Dgradcheck.only=2 -Dsurefire.failIfNoSpecifiedTests=false""");
        assertThat(failures.get(2)).hasMessageContaining(" [3] ").hasMessageContaining("\nFails like [1], ");
    }

    @Test
    void aLikeFailureWithoutCauseHasThePattern() {
        List<Throwable> failures = TestCaseRun.of(PatternTestCase.class).failures();

        assertThat(failures).hasSize(3);
        assertThat(failures.get(1)).hasMessage("""
                        FailedTrialsTests.PatternTestCase.chain [2] seed 4a45ed: all 6 entries disagree, in w (84 cost evaluations)
                        Fails like [1], which has the whole report. Pattern: w, all 6 entries: the right sign but too small, 0.500000 to 0.750000 x numeric: look for a factor that is not the same in each entry, such as a derivative in the chain rule
                        Reproduce: mvn test -Dtest='org.gradcheck.junit.FailedTrialsTests$PatternTestCase#chain' -Dgradcheck.seed=0 -Dgradcheck.only=2 -Dsurefire.failIfNoSpecifiedTests=false""");
    }

    @Test
    void aLikeFailureHasBothValuesForTheViewOfDifferences() {
        AssertionFailedError second = (AssertionFailedError)
                TestCaseRun.of(SignTestCase.class).failures().get(1);

        assertThat(second.getExpected().getStringRepresentation()).startsWith("w[1]");
        assertThat(second.getActual().getStringRepresentation()).startsWith("w[1]");
    }

    @Test
    void aLikeFailureNamesItsPage(@TempDir Path folder) {
        List<Throwable> failures = TestCaseRun.of(
                        SignTestCase.class, "gradcheck.report=failures", "gradcheck.report.directory=" + folder)
                .failures();

        assertThat(failures.get(1).getMessage().lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("Fails like [1], which has the whole report: ISOLATED_ENTRIES in w. Page: "
                        + folder.resolve("checks").toUri() + "failedtrialstests-signtestcase-sign-2-");
    }

    @Test
    void aFailureOfAnotherCauseHasTheWholeReport() {
        List<Throwable> failures = TestCaseRun.of(TwoCausesTestCase.class).failures();

        assertThat(failures).hasSize(4);
        assertThat(failures.get(0)).hasMessageContaining("\nCause: sign flipped");
        assertThat(failures.get(1)).hasMessageContaining("\nCause: gradient never filled in");
        assertThat(failures.get(2)).hasMessageContaining("\nFails like [1], ");
        assertThat(failures.get(3)).hasMessageContaining("\nFails like [2], ");
    }

    @Test
    void aFailureAtAnotherEntryHasTheWholeReport() {
        List<Throwable> failures = TestCaseRun.of(OneEntryTestCase.class).failures();

        assertThat(failures).hasSize(3);
        assertThat(failures).allSatisfy(failure -> assertThat(failure).hasMessageNotContaining("Fails like"));
    }

    @Test
    void aFailureAtAnotherEntryBesideACauseHasTheWholeReport() {
        List<Throwable> failures = TestCaseRun.of(CauseAndEntryTestCase.class).failures();

        assertThat(failures).hasSize(3);
        assertThat(failures)
                .allSatisfy(failure -> assertThat(failure)
                        .hasMessageContaining("Cause 1 of 2: sign flipped (SIGN_FLIPPED) in w\n")
                        .hasMessageContaining(": isolated wrong entries (ISOLATED_ENTRIES) in v\n"));
    }

    @Test
    void aFailureOfAnotherSubjectHasTheWholeReport() {
        List<Throwable> failures = TestCaseRun.of(TwoSubjectsTestCase.class).failures();

        assertThat(failures).hasSize(4);
        assertThat(failures.get(0))
                .hasMessageContaining(", first: all 2 entries")
                .hasMessageContaining("\nCause: sign");
        assertThat(failures.get(1))
                .hasMessageContaining(", second: all 2 entries")
                .hasMessageContaining("\nCause: sign");
        assertThat(failures.get(2)).hasMessageContaining("\nFails like [1], ");
        assertThat(failures.get(3)).hasMessageContaining("\nFails like [2], ");
    }

    /** The trials differ in the last of 1,001 wrong entries; the names are compared in alphabetical order. */
    @Test
    void manyWrongEntriesAreComparedByTheirNumberAndTheFirstThousand() {
        List<Throwable> failures = TestCaseRun.of(ManyEntriesTestCase.class).failures();

        assertThat(failures).hasSize(3);
        assertThat(failures.get(0).getMessage().lines()).hasSizeGreaterThan(5);
        assertThat(failures.get(1)).hasMessageContaining("\nFails like [1], ");
        assertThat(failures.get(2)).hasMessageNotContaining("Fails like");
    }

    @Test
    void aTrialThatRunsAloneHasTheWholeReport() {
        assertThat(TestCaseRun.of(SignTestCase.class, "gradcheck.only=2").onlyFailure())
                .hasMessageContaining("\nCause: isolated wrong entries");
    }

    static class SignTestCase {

        @GradientCheck
        void sign(GradientSubject subject, @RandomPoint(size = 2) double[] w) {
            Gradients.describeWrongSign(subject, w);
        }
    }

    static class PatternTestCase {

        @GradientCheck
        void chain(GradientSubject subject) {
            double[] w = {0.3, 0.5, -0.7, 0.8, 0.9, -1.1};
            subject.parameter(
                            "w",
                            w,
                            () -> IntStream.range(0, w.length)
                                    .mapToDouble(i -> Math.cos(w[i]) * (0.5 + 0.01 * i * i))
                                    .toArray())
                    .cost(() -> Arrays.stream(w).map(Math::sin).sum());
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class TwoCausesTestCase {

        private int runs;

        @GradientCheck(trials = 4)
        void alternating(GradientSubject subject) {
            double factor = runs++ % 2 == 0 ? -2 : 0;
            double[] w = {1, 2};
            subject.parameter("w", w, () -> new double[] {factor * w[0], factor * w[1]})
                    .cost(() -> Gradients.sumOfSquares(w));
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneEntryTestCase {

        private int runs;

        @GradientCheck
        void another(GradientSubject subject) {
            int wrong = runs++;
            double[] w = {1, 2, 3};
            subject.parameter("w", w, () -> {
                        double[] gradient = {2 * w[0], 2 * w[1], 2 * w[2]};
                        gradient[wrong] += 0.3;
                        return gradient;
                    })
                    .cost(() -> Gradients.sumOfSquares(w));
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class ManyEntriesTestCase {

        private final String[] names = IntStream.range(0, 1_003)
                .mapToObj(i -> String.format("n%04d", i))
                .toArray(String[]::new);

        private int runs;

        /** The third trial has one wrong entry more. */
        @GradientCheck
        void many(GradientSubject subject) {
            int run = runs++;
            double[] x = new double[names.length];
            Arrays.setAll(x, i -> 1 + Math.abs(Math.sin(i)));
            subject.point(x)
                    .declare("x", block -> block.names(names))
                    .costAt(Gradients::sumOfSquares)
                    .gradient(at -> {
                        double[] gradient = Arrays.stream(at).map(v -> 2 * v).toArray();
                        for (int i = 0; i < at.length; i++) {
                            boolean isWrong = i < 1_000 || i == 1_000 + run || (run == 2 && i == 1_000);
                            gradient[i] *= isWrong ? 1 + 1 / (1 + Math.abs(Math.sin(7.3 * i))) : 1;
                        }
                        return gradient;
                    });
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class CauseAndEntryTestCase {

        private int runs;

        @GradientCheck
        void both(GradientSubject subject) {
            int wrong = runs++;
            double[] w = {1, 2};
            double[] v = {1, 2, 3};
            subject.parameter("w", w, () -> new double[] {-2 * w[0], -2 * w[1]})
                    .parameter("v", v, () -> {
                        double[] gradient = {2 * v[0], 2 * v[1], 2 * v[2]};
                        gradient[wrong] += 0.3;
                        return gradient;
                    })
                    .cost(() -> Gradients.sumOfSquares(w) + Gradients.sumOfSquares(v));
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class TwoSubjectsTestCase {

        private int runs;

        @GradientCheck(trials = 4)
        void alternating(GradientChecker checker) {
            double[] w = {1, 2};
            checker.check(GradientSubject.named(runs++ % 2 == 0 ? "first" : "second")
                    .parameter("w", w, () -> new double[] {-2 * w[0], -2 * w[1]})
                    .cost(() -> Gradients.sumOfSquares(w)));
        }
    }
}
