package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test cases that use gradcheck within the mechanics of JUnit. */
final class Mechanics {

    static final String TEXT = "ended by the user";

    private Mechanics() {}

    /** What the code of a test case does. */
    enum Code {
        RIGHT,
        WRONG,
        THROWING
    }

    /** Kinds of test cases. */
    enum Kind {
        AFTER_THE_BODY(AfterBodyTestCase.class),
        IN_THE_BODY(InBodyTestCase.class),
        PREEMPTIVE(PreemptiveTestCase.class),
        DESCRIBED_PREEMPTIVELY(DescribedPreemptivelyTestCase.class),
        ON_ANOTHER_THREAD(OtherThreadTestCase.class),
        FILLED_BEFORE_EACH(FilledTestCase.class),
        DESCRIBED_BEFORE_EACH(DescribedBeforeTestCase.class),
        CHANGED_AFTER_EACH(ChangedAfterTestCase.class),
        NESTED(OuterTestCase.class),
        FACTORY(FactoryTestCase.class),
        BESIDE_OTHERS(BesideTestCase.class),
        SURROUNDED(SurroundedTestCase.class);

        private final Class<?> testCase;

        Kind(Class<?> testCase) {
            this.testCase = testCase;
        }

        Class<?> testCase() {
            return testCase;
        }

        /** A regular expression for the name of the subject in a failure. */
        String subject() {
            return switch (this) {
                case FACTORY -> "factory";
                case NESTED ->
                    "Mechanics\\.OuterTestCase\\.Inner(\\.Innermost)?\\.test \\[[12]] seed [0-9a-f]+(, own)?";
                default -> "Mechanics\\." + testCase.getSimpleName() + "\\.test \\[[12]] seed [0-9a-f]+(, own)?";
            };
        }
    }

    static TestCaseRun run(Class<?> testCase, Code code, String... configuration) {
        List<String> all = new ArrayList<>(Arrays.asList(configuration));
        all.add("mechanics.code=" + code);
        return TestCaseRun.of(testCase, all.toArray(new String[0]));
    }

    /** Passes the configuration to the instance. */
    static final class Configured implements TestInstancePostProcessor {

        @Override
        public void postProcessTestInstance(Object instance, ExtensionContext context) {
            if (instance instanceof MechanicsTestCase testCase) {
                testCase.code = context.getConfigurationParameter("mechanics.code", Code::valueOf)
                        .orElseThrow();
            }
        }
    }

    /** Runs the body on another thread, as extensions for user interfaces do. */
    static final class OnAnotherThread implements InvocationInterceptor {

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            new Thread(() -> {
                        try {
                            body.proceed();
                            thrown.complete(null);
                        } catch (Throwable failure) {
                            thrown.complete(failure);
                        }
                    })
                    .start();
            if (thrown.get() != null) {
                throw thrown.get();
            }
        }
    }

    /** Leaves the body out. */
    static final class Skipping implements InvocationInterceptor {

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
            body.skip();
        }
    }

    @ExtendWith(Configured.class)
    abstract static class MechanicsTestCase {

        private static final ThreadLocal<double[]> OWN = new InheritableThreadLocal<>();

        private Code code = Code.RIGHT;

        /** Invocations that run at the same time on one instance have parameters of their own. */
        double[] parameters() {
            return OWN.get();
        }

        @BeforeEach
        void create(TestReporter reporter) {
            OWN.set(new double[] {0.5, -0.0, 3});
            reporter.publishEntry("before", Arrays.toString(OWN.get()));
        }

        GradientSubject describe(GradientSubject subject) {
            double[] w = parameters();
            int[] calls = {0};
            return subject.parameter("w", w, () -> new double[] {code == Code.WRONG ? 1.5 : 2 * w[0], 1, 2 * w[2]})
                    .cost(() -> {
                        calls[0]++;
                        if (code == Code.THROWING && calls[0] == 9) {
                            throw new IllegalStateException(TEXT);
                        }
                        return w[0] * w[0] + w[1] + w[2] * w[2];
                    });
        }

        @AfterEach
        void tell(TestReporter reporter) {
            reporter.publishEntry("after", Arrays.toString(parameters()));
        }
    }

    static class AfterBodyTestCase extends MechanicsTestCase {

        @GradientCheck(trials = 2)
        void test(GradientSubject subject) {
            describe(subject);
        }
    }

    static class InBodyTestCase extends MechanicsTestCase {

        @GradientCheck(trials = 2)
        void test(GradientChecker checker) {
            checker.check(describe(GradientSubject.named("own")));
        }
    }

    static class PreemptiveTestCase extends MechanicsTestCase {

        @GradientCheck(trials = 2)
        void test(GradientChecker checker) {
            assertTimeoutPreemptively(
                    Duration.ofMinutes(5), () -> checker.check(describe(GradientSubject.named("own"))));
        }
    }

    static class DescribedPreemptivelyTestCase extends MechanicsTestCase {

        @GradientCheck(trials = 2)
        void test(GradientSubject subject) {
            assertTimeoutPreemptively(Duration.ofMinutes(5), () -> describe(subject));
        }
    }

    @ExtendWith(OnAnotherThread.class)
    static class OtherThreadTestCase extends AfterBodyTestCase {}

    static class FilledTestCase extends AfterBodyTestCase {

        @BeforeEach
        void fill() {
            Arrays.fill(parameters(), 7);
            System.arraycopy(new double[] {0.5, -0.0, 3}, 0, parameters(), 0, 3);
        }
    }

    static class DescribedBeforeTestCase extends MechanicsTestCase {

        @BeforeEach
        void describeBefore(GradientSubject subject) {
            describe(subject);
        }

        @GradientCheck(trials = 2)
        void test(GradientSubject subject) {
            assertThat(subject.name()).isNotEmpty();
        }
    }

    static class ChangedAfterTestCase extends AfterBodyTestCase {

        @AfterEach
        void describeMore(GradientSubject subject) {
            subject.parameter("late", new double[1], new double[1]);
        }
    }

    static class OuterTestCase extends MechanicsTestCase {

        @Nested
        class Inner {

            @GradientCheck(trials = 2)
            void test(GradientSubject subject) {
                describe(subject);
            }

            @Nested
            class Innermost {

                @GradientCheck(trials = 2)
                void test(GradientChecker checker) {
                    checker.check(describe(GradientSubject.named("own")));
                }
            }
        }
    }

    static class FactoryTestCase extends MechanicsTestCase {

        @TestFactory
        Stream<DynamicNode> test() {
            return GradientTests.of(describe(GradientSubject.named("factory")));
        }
    }

    static class BesideTestCase extends AfterBodyTestCase {

        @Test
        void plain() {
            assertThat(parameters()).containsExactly(0.5, -0.0, 3);
        }

        @RepeatedTest(2)
        void repeated() {
            assertThat(parameters()).containsExactly(0.5, -0.0, 3);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1})
        void parameterized(int entry) {
            assertThat(parameters()[entry]).isEqualTo(entry == 0 ? 0.5 : -0.0);
        }
    }

    /** A check within a lock of the user. */
    static class SurroundedTestCase extends MechanicsTestCase {

        @GradientCheck(trials = 2)
        void test(GradientChecker checker) {
            List<String> told = new ArrayList<>();
            try {
                checker.within(() -> {
                            told.add("begin");
                            return () -> told.add("end " + Arrays.toString(parameters()));
                        })
                        .check(describe(GradientSubject.named("own")));
            } finally {
                assertThat(told).containsExactly("begin", "end [0.5, -0.0, 3.0]");
            }
        }
    }

    @ExtendWith(Skipping.class)
    static class SkippedTestCase extends AfterBodyTestCase {}

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class InterruptedTestCase extends MechanicsTestCase {

        @GradientCheck(trials = 2)
        void test(GradientSubject subject) {
            describe(subject);
            Thread.currentThread().interrupt();
        }

        @AfterEach
        void clear() {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
