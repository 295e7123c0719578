package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** Gradient checks live with everything else that Jupiter does to a test. */
class LifecycleTests {

    @Test
    void everyInvocationHasAnInstanceOfItsOwnByDefault() {
        assertThat(TestCaseRun.passing(PerMethodTestCase.class).published("calls"))
                .containsExactly("1", "1", "1");
    }

    @Test
    void oneInstanceServesAllInvocationsWhereTheClassAsksForIt() {
        assertThat(TestCaseRun.passing(PerClassTestCase.class).published("calls"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void nestedClassesSeeTheirOuterInstance() {
        assertThat(TestCaseRun.passing(OuterTestCase.class).published("outer")).hasSize(3);
    }

    @Test
    void aFailureNamesTheNestedClass() {
        assertThat(TestCaseRun.of(OuterOfWrongTestCase.class).onlyFailure())
                .hasMessageStartingWith("LifecycleTests.OuterOfWrongTestCase.Inner.wrong [1] seed ")
                .hasMessageEndingWith(
                        "Reproduce: mvn test -Dtest='org.gradcheck.junit.LifecycleTests"
                                + "$OuterOfWrongTestCase$Inner#wrong' -Dgradcheck.seed=0 -Dgradcheck.only=1 -Dsurefire.failIfNoSpecifiedTests=false");
    }

    @Test
    void gradientCheckCanBeAMetaAnnotation() {
        assertThat(TestCaseRun.passing(ComposedTestCase.class).invocations()).hasSize(2);
    }

    @Test
    void finalClassesAndRecordsCanHoldChecks() {
        assertThat(TestCaseRun.passing(FinalTestCase.class).succeeded()).isEqualTo(1);
        assertThat(TestCaseRun.passing(RecordTestCase.class).succeeded()).isEqualTo(1);
    }

    @Test
    void invocationsRunInParallelWithoutSharingAnything() {
        TestCaseRun run = TestCaseRun.passing(
                ParallelTestCase.class,
                "gradcheck.trials=100",
                "junit.jupiter.execution.parallel.enabled=true",
                "junit.jupiter.execution.parallel.mode.default=concurrent",
                "junit.jupiter.execution.parallel.config.strategy=fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism=4");

        assertThat(run.succeeded()).isEqualTo(200);
        assertThat(run.published("network")).hasSize(200).doesNotHaveDuplicates();
        assertThat(run.checks()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(classes = {SlowCheckTestCase.class, SlowByMetaTimeoutTestCase.class})
    void theCheckIsPartOfTheTimeoutOfItsMethod(Class<?> testCase) {
        TestCaseRun run = TestCaseRun.of(testCase);

        assertThat(run.onlyFailure())
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("squares(")
                .hasMessageContaining("timed out after 50 milliseconds");
    }

    @Test
    void aTimeoutLeavesTheParametersAsTheyWere() {
        assertThat(TestCaseRun.of(SlowCheckTestCase.class).published("w")).containsExactly("[0.1, -0.0, 1.0E300]");
    }

    @Test
    void aTimeoutPutsDisplacedParametersBackAndEndsTheReplicas() {
        TestCaseRun run = TestCaseRun.of(SlowReplicasTestCase.class);

        assertThat(run.onlyFailure())
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("timed out after 200 milliseconds");
        assertThat(run.published("w")).containsExactly("[0.1, -0.0, 3.0]");
        assertThat(run.published("alive")).containsExactly("0");
    }

    @Test
    void aDisabledMethodIsSkipped() {
        TestCaseRun run = TestCaseRun.of(DisabledTestCase.class);

        assertThat(run.invocations()).isEmpty();
        assertThat(run.failures()).isEmpty();
        assertThat(run.results().containerEvents().skipped().count()).isEqualTo(1);
    }

    @Test
    void aDisabledMethodIsNotEvenValidated() {
        assertThat(TestCaseRun.of(DisabledMisuseTestCase.class).failures()).isEmpty();
    }

    @Test
    void anAssumptionThatDoesNotHoldAbortsTheInvocation() {
        TestCaseRun run = TestCaseRun.of(AssumingTestCase.class);

        assertThat(run.tests().aborted().count()).isEqualTo(3);
        assertThat(run.failures()).isEmpty();
        assertThat(run.checks()).isEmpty();
    }

    @Test
    void anAssumptionWithinTheCostAbortsTheInvocation() {
        TestCaseRun run = TestCaseRun.of(AssumingCostTestCase.class);

        assertThat(run.tests().aborted().count()).isEqualTo(1);
        assertThat(run.failures()).isEmpty();
    }

    static class PerMethodTestCase {

        private int calls;

        @GradientCheck
        void squares(GradientSubject subject, TestReporter reporter) {
            Gradients.describeSquares(subject, 1, 2);
            reporter.publishEntry("calls", String.valueOf(++calls));
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassTestCase extends PerMethodTestCase {}

    static class OuterTestCase {

        private final double[] point = {1, 2};

        @Nested
        class Inner {

            @GradientCheck
            void squares(GradientSubject subject, TestReporter reporter) {
                Gradients.describeSquares(subject, point);
                reporter.publishEntry("outer", Arrays.toString(point));
            }
        }
    }

    static class OuterOfWrongTestCase {

        private final double[] point = {1, 2};

        @Nested
        class Inner {

            @GradientCheck(trials = 1)
            void wrong(GradientSubject subject) {
                Gradients.describeWrongSign(subject, point);
            }
        }
    }

    @GradientCheck(trials = 2, seed = 3)
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface TwoTrials {}

    static class ComposedTestCase {

        @TwoTrials
        void squares(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    static final class FinalTestCase {

        @GradientCheck(trials = 1)
        void squares(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    record RecordTestCase(FeedforwardNetwork network, TrainingBatch batch) {

        @GradientCheck(trials = 1)
        void backprop(@Network(layers = {2, 1}) FeedforwardNetwork same, NetworkGradient gradient) {
            assertThat(same).isSameAs(network);
            Gradients.fill(gradient, network, batch);
        }
    }

    static class ParallelTestCase {

        @GradientCheck
        void network(
                @Network(
                                layers = {2, 3, 1},
                                batchSize = {1, 4})
                        FeedforwardNetwork network,
                TrainingBatch batch,
                NetworkGradient gradient,
                TestReporter reporter) {
            Gradients.fill(gradient, network, batch);
            reporter.publishEntry("network", network.parameters().toString());
        }
    }

    static class SlowCheckTestCase {

        private final double[] w = {0.1, -0.0, 1e300};
        private int evaluations;

        @Timeout(value = 50, unit = TimeUnit.MILLISECONDS)
        @GradientCheck(trials = 1)
        void squares(GradientSubject subject) {
            subject.parameter("w", w, new double[3]).cost(() -> {
                evaluations++;
                return evaluations < 3 ? w[0] : waitToBeInterrupted();
            });
        }

        private static double waitToBeInterrupted() {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
            return 0;
        }

        @AfterEach
        void tell(TestReporter reporter) {
            reporter.publishEntry("w", Arrays.toString(w));
        }
    }

    /** Its cost waits as soon as one entry alone is displaced: on the thread of the test and on those of the replicas. */
    static class SlowReplicasTestCase {

        private final double[] w = {0.1, -0.0, 3};
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

        @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
        @GradientCheck(trials = 1)
        void squares(GradientSubject subject) {
            describe(subject, w).replicas(() -> describe(GradientSubject.named("copy"), w.clone()));
        }

        private GradientSubject describe(GradientSubject subject, double[] at) {
            return subject.parameter("w", at, () -> new double[] {1, 1, 1.5}).cost(() -> {
                threads.add(Thread.currentThread());
                boolean waits = at[0] != 0.1 && at[2] == 3;
                return waits ? SlowCheckTestCase.waitToBeInterrupted() : at[0] + at[1] + at[2];
            });
        }

        @AfterEach
        void tell(TestReporter reporter) {
            reporter.publishEntry("w", Arrays.toString(w));
            threads.remove(Thread.currentThread());
            reporter.publishEntry(
                    "alive",
                    String.valueOf(threads.stream().filter(Thread::isAlive).count()));
        }
    }

    static class SlowByMetaTimeoutTestCase {

        @ImpatientCheck
        void squares(GradientSubject subject) {
            double[] w = {1, 2};
            subject.parameter("w", w, new double[2]).cost(SlowCheckTestCase::waitToBeInterrupted);
        }
    }

    @GradientCheck(trials = 1)
    @Timeout(value = 50, unit = TimeUnit.MILLISECONDS)
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface ImpatientCheck {}

    static class DisabledTestCase {

        @Disabled("not now")
        @GradientCheck
        void squares(GradientSubject subject) {
            Assertions.fail("must not run");
        }
    }

    static class DisabledMisuseTestCase {

        @Disabled("not now")
        @GradientCheck
        void nothingToCheck() {}
    }

    static class AssumingTestCase {

        @GradientCheck
        void squares(GradientSubject subject, TestInfo info) {
            Assumptions.assumeTrue(info.getDisplayName().isEmpty());
        }
    }

    static class AssumingCostTestCase {

        @GradientCheck(trials = 1)
        void squares(GradientSubject subject) {
            double[] w = {1, 2};
            subject.parameter("w", w, new double[2]).cost(() -> {
                throw new TestAbortedException("not here");
            });
        }
    }
}
