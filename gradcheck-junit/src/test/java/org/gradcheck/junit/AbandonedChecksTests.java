package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.gradcheck.GradientChecker;
import org.gradcheck.junit.internal.RunningBody;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that a timeout abandons on a thread of their own. */
class AbandonedChecksTests {

    @ParameterizedTest
    @ValueSource(classes = {BusyTestCase.class, ForgetfulTestCase.class})
    void parametersAreRestoredBeforeAfterEachAndTheNextInvocation(Class<?> testCase) {
        TestCaseRun run = TestCaseRun.of(testCase);

        assertThat(run.failures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(TimeoutException.class));
        assertThat(run.published("before")).containsExactly("[0.5, -2.0]", "[0.5, -2.0]");
        assertThat(run.published("after")).containsExactly("[0.5, -2.0]", "[0.5, -2.0]");
    }

    @ParameterizedTest
    @ValueSource(classes = {AttentivePreemptiveTestCase.class, ForgetfulPreemptiveTestCase.class})
    void checkThatTheBodyAbandonsIsAwaited(Class<?> testCase) {
        TestCaseRun run = TestCaseRun.of(testCase);

        assertThat(run.failures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure).hasMessage("execution timed out after 200 ms"));
        assertThat(run.published("before")).containsExactly("[0.5, -2.0]", "[0.5, -2.0]");
        assertThat(run.published("after")).containsExactly("[0.5, -2.0]", "[0.5, -2.0]");
    }

    @Test
    void bodyThatDoesNotEndIsRefused() throws InterruptedException {
        RunningBody body = new RunningBody("encoder [1] seed 7", Duration.ZERO);
        CountDownLatch hasStarted = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            body.start();
            hasStarted.countDown();
            awaitUninterrupted(mayEnd);
            body.end();
        });
        thread.start();
        hasStarted.await();

        assertThat(body.awaitEnd()).isFalse();
        assertThat(body.refusal())
                .hasMessage(
                        "Configuration error: encoder [1] seed 7 was abandoned by its timeout, and its cost still ran"
                                + " after 0 seconds, so the parameters may be displaced; use @Timeout without"
                                + " SEPARATE_THREAD, or let the cost end when its thread is interrupted");
        mayEnd.countDown();
        thread.join();
        assertThat(body.awaitEnd()).isTrue();
    }

    @Test
    void endIsAwaitedForThirtySeconds() {
        assertThat(new RunningBody("encoder [1] seed 7").refusal())
                .hasMessageContaining(" and its cost still ran after 30 seconds, ");
    }

    @Test
    void bodyThatWasAbandonedDoesNotBegin() throws InterruptedException {
        RunningBody body = new RunningBody("encoder [1] seed 7");

        assertThat(body.awaitEnd()).isTrue();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(body::start)
                .withMessage("encoder [1] seed 7 was abandoned by its timeout before it began; nothing was checked");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean isOpen = false;
        while (!isOpen) {
            try {
                latch.await();
                isOpen = true;
            } catch (InterruptedException again) {
                isOpen = false;
            }
        }
    }

    /** Abandons an invocation at displaced parameters, as a timeout on a thread of its own does from JUnit 5.9 on. */
    static final class Abandoning implements InvocationInterceptor {

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            AbandonedTestCase test = (AbandonedTestCase) context.getRequiredTestInstance();
            Thread thread = new Thread(() -> {
                try {
                    body.proceed();
                } catch (Throwable abandoned) {
                    // nothing waits for it, as after a timeout
                }
            });
            thread.start();
            test.isDisplaced.await();
            thread.interrupt();
            throw new TimeoutException("abandoned");
        }
    }

    /** Its cost runs on for a while after it is interrupted at displaced parameters. */
    @ExtendWith(Abandoning.class)
    abstract static class AbandonedTestCase {

        final CountDownLatch isDisplaced = new CountDownLatch(1);
        private final double[] w;

        AbandonedTestCase(double[] w) {
            this.w = w;
        }

        @BeforeEach
        void before(TestReporter reporter) {
            reporter.publishEntry("before", Arrays.toString(w));
        }

        @GradientCheck(trials = 2)
        void busy(GradientSubject subject) {
            subject.parameter("w", w, () -> w.clone()).cost(() -> {
                if (w[0] != 0.5) {
                    isDisplaced.countDown();
                    untilInterrupted();
                }
                return (w[0] * w[0] + w[1] * w[1]) / 2;
            });
        }

        abstract void untilInterrupted();

        static void runOn() {
            long from = System.nanoTime();
            while (System.nanoTime() - from < 200_000_000) {
                Thread.onSpinWait();
            }
        }

        @AfterEach
        void after(TestReporter reporter) {
            reporter.publishEntry("after", Arrays.toString(w));
        }
    }

    static class BusyTestCase extends AbandonedTestCase {

        private static final double[] SHARED = {0.5, -2};

        BusyTestCase() {
            super(SHARED);
        }

        @Override
        void untilInterrupted() {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            runOn();
        }
    }

    /** Clears the flag of the first interruption. */
    static class ForgetfulTestCase extends AbandonedTestCase {

        private static final double[] SHARED = {0.5, -2};

        ForgetfulTestCase() {
            super(SHARED);
        }

        @Override
        void untilInterrupted() {
            while (!Thread.interrupted()) {
                Thread.onSpinWait();
            }
            runOn();
        }
    }

    /** Abandons a check in the body, at displaced parameters. */
    abstract static class PreemptiveTestCase {

        private final double[] w;

        PreemptiveTestCase(double[] w) {
            this.w = w;
        }

        @BeforeEach
        void before(TestReporter reporter) {
            reporter.publishEntry("before", Arrays.toString(w));
        }

        @GradientCheck(trials = 2)
        void busy(GradientChecker checker) {
            assertTimeoutPreemptively(
                    Duration.ofMillis(200),
                    () -> checker.check(GradientSubject.named("busy")
                            .parameter("w", w, () -> w.clone())
                            .cost(() -> {
                                if (w[0] != 0.5) {
                                    untilInterrupted();
                                    AbandonedTestCase.runOn();
                                }
                                return (w[0] * w[0] + w[1] * w[1]) / 2;
                            })));
        }

        private void untilInterrupted() {
            while (!isInterrupted()) {
                Thread.onSpinWait();
            }
        }

        abstract boolean isInterrupted();

        @AfterEach
        void after(TestReporter reporter) {
            reporter.publishEntry("after", Arrays.toString(w));
        }
    }

    static class AttentivePreemptiveTestCase extends PreemptiveTestCase {

        private static final double[] SHARED = {0.5, -2};

        AttentivePreemptiveTestCase() {
            super(SHARED);
        }

        @Override
        boolean isInterrupted() {
            return Thread.currentThread().isInterrupted();
        }
    }

    static class ForgetfulPreemptiveTestCase extends PreemptiveTestCase {

        private static final double[] SHARED = {0.5, -2};

        ForgetfulPreemptiveTestCase() {
            super(SHARED);
        }

        @Override
        boolean isInterrupted() {
            return Thread.interrupted();
        }
    }
}
